package uk.hailsham.hub.connectors.school;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DropFolderTest {
    @TempDir
    private Path inbox;

    private final AtomicLong ids = new AtomicLong();
    private Instant now = Instant.parse("2026-11-23T22:00:00Z");

    private final Clock clock = new Clock() {
        @Override
        public java.time.ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    };

    @Test
    void claimsAFileOnlyWhenSizeAndTimeHaveStoodStill() throws IOException {
        DropFolder folder = folder(null);
        Files.writeString(inbox.resolve("nightly.csv"), "half");
        assertThat(folder.claim()).isEmpty();
        now = now.plusSeconds(3);
        Files.writeString(inbox.resolve("nightly.csv"), "half and the rest");
        assertThat(folder.claim()).isEmpty();
        now = now.plusSeconds(5);
        assertThat(names(folder.claim())).containsExactly(List.of("nightly.csv"));
        assertThat(inbox.resolve("nightly.csv")).doesNotExist();
    }

    @Test
    void waitsNoLongerWhenTheClockGoesBack() throws IOException {
        DropFolder folder = folder(null);
        Files.writeString(inbox.resolve("nightly.csv"), "whole");
        assertThat(folder.claim()).isEmpty();
        now = now.minusSeconds(3_600);
        assertThat(folder.claim()).isEmpty();
        now = now.plusSeconds(5);
        assertThat(names(folder.claim())).containsExactly(List.of("nightly.csv"));
    }

    @Test
    void waitsForTheDoneFileWhereTheSchoolWritesOne() throws IOException {
        DropFolder folder = folder(".done");
        Files.writeString(inbox.resolve("nightly.csv"), "whole");
        folder.claim();
        now = now.plusSeconds(60);
        assertThat(folder.claim()).isEmpty();
        Files.writeString(inbox.resolve("nightly.csv.done"), "");
        assertThat(names(folder.claim())).containsExactly(List.of("nightly.csv"));
        assertThat(inbox.resolve("nightly.csv.done")).doesNotExist();
    }

    @Test
    void aFolderIsOneDropOfSeveralFiles() throws IOException {
        Files.createDirectory(inbox.resolve("census"));
        Files.writeString(inbox.resolve("census/needs.csv"), "n");
        Files.writeString(inbox.resolve("census/pupils.csv"), "p");
        assertThat(names(settled(folder(null)))).containsExactly(List.of("needs.csv", "pupils.csv"));
    }

    /** Taken for a drop, it would say that nobody is left on the roll. */
    @Test
    void anEmptyFolderIsNoDropAndOtherInboxesAreNone() throws IOException {
        Files.createDirectories(inbox.resolve("empty/within"));
        for (String other : List.of("referrals", "provision")) {
            Files.createDirectories(inbox.resolve(other));
            Files.writeString(inbox.resolve(other).resolve("a.csv"), "x");
        }
        assertThat(settled(folder(null))).isEmpty();
    }

    /** Folders within are left out of a drop: claimed, this one would be deleted unread. */
    @Test
    void aFolderWithoutAFileOfItsOwnStaysWhereItIs() throws IOException {
        Files.createDirectories(inbox.resolve("unpacked/within"));
        Path deep = Files.writeString(inbox.resolve("unpacked/within/nightly.csv"), "whole");
        assertThat(settled(folder(null))).isEmpty();
        assertThat(deep).exists();
    }

    @Test
    void givesWhatACrashLeftClaimedUnderTheSameIdAgain() throws IOException {
        Files.writeString(inbox.resolve("nightly.csv"), "whole");
        List<ClaimedDrop> before = settled(folder(null));
        assertThat(folder(null).claim()).isEqualTo(before).hasSize(1);
        before.get(0).delete();
        assertThat(folder(null).claim()).isEmpty();
    }

    @Test
    void leavesLinksHiddenFilesUploadsInProgressAndReferralsAlone() throws IOException {
        Path outside = Files.createTempFile("outside", ".csv");
        Files.createSymbolicLink(inbox.resolve("link.csv"), outside);
        Files.writeString(inbox.resolve(".hidden"), "x");
        Files.writeString(inbox.resolve("nightly.csv.part"), "x");
        Files.createDirectory(inbox.resolve("referrals"));
        assertThat(settled(folder(null))).isEmpty();
        assertThat(outside).exists();
        Files.delete(outside);
    }

    private List<ClaimedDrop> settled(DropFolder folder) {
        folder.claim();
        now = now.plusSeconds(5);
        return folder.claim();
    }

    private static List<List<String>> names(List<ClaimedDrop> drops) {
        return drops.stream()
                .map(drop -> drop.files().stream()
                        .map(file -> file.getFileName().toString())
                        .toList())
                .toList();
    }

    private DropFolder folder(String doneSuffix) {
        return new DropFolder(
                inbox, doneSuffix, Duration.ofSeconds(5), () -> new UUID(0, ids.incrementAndGet()), clock);
    }
}
