package uk.hailsham.hub.connectors.school;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.KeyPair;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import uk.hailsham.hub.connectors.school.PulledInbox.Fetched;
import uk.hailsham.hub.connectors.sftp.HostKeyPin;
import uk.hailsham.hub.connectors.sftp.SftpSessions;
import uk.hailsham.hub.connectors.sftp.SftpStandIn;
import uk.hailsham.hub.connectors.sftp.SftpTimeouts;
import uk.hailsham.hub.domain.school.School;
import uk.hailsham.hub.domain.school.School.Sftp.After;
import uk.hailsham.hub.town.standin.SftpLie;

@Timeout(300)
class SftpInboxTest {
    private static final KeyPair KEY = SftpStandIn.key("ecdsa-sha2-nistp256");
    private static final String PIN = HostKeyPin.fingerprint(KEY.getPublic());
    private static final SftpTimeouts SHORT = new SftpTimeouts(
            Duration.ofSeconds(2),
            Duration.ofSeconds(2),
            Duration.ofSeconds(2),
            Duration.ofSeconds(3),
            Duration.ofMinutes(10));
    private static final FetchBounds BOUNDS = new FetchBounds(2L << 20, 3, 100, 5);
    private static final Duration SETTLE = Duration.ofSeconds(5);

    @TempDir
    private Path server;

    @TempDir
    private Path data;

    private Instant now = Instant.parse("2026-11-23T22:00:00Z");
    private final Clock clock = new Clock() {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    };
    private final AtomicLong ids = new AtomicLong();
    private SftpStandIn standIn;
    private SftpSessions sessions;
    private SftpInbox inbox;

    @BeforeEach
    void start() throws IOException {
        Files.createDirectories(server.resolve("out"));
        standIn = new SftpStandIn(server, KEY).start(0, KEY);
        sessions = new SftpSessions(this::secret, SftpTimeouts.USUAL, clock);
        inbox = inbox(After.MOVE, null);
    }

    @AfterEach
    void stop() throws IOException {
        sessions.close();
        standIn.close();
    }

    private void impatient() {
        sessions.close();
        sessions = new SftpSessions(this::secret, SHORT, clock);
        inbox = inbox(After.MOVE, null);
    }

    private Optional<String> secret(String name) {
        return Optional.of(name.equals("pull-key") ? SftpStandIn.pem(KEY) : SftpStandIn.PASSWORD + "\n");
    }

    private SftpInbox inbox(After after, String doneFile) {
        return inbox(source("pull-key", null, PIN, standIn.port(), after, doneFile));
    }

    private static School.Sftp source(String key, String password, String pin, int port, After after, String doneFile) {
        return new School.Sftp("127.0.0.1", port, "hub", pin, key, password, "out", after, doneFile, 5);
    }

    private SftpInbox inbox(School.Sftp source) {
        return inbox(source, data.resolve("inbox"));
    }

    private SftpInbox inbox(School.Sftp source, Path folder) {
        School school = new School(
                "downland",
                "Downland School",
                List.of(),
                List.of(),
                new School.Inbox("inbox/downland", null, 5, source),
                "csv",
                School.Layout.USUAL,
                List.of(),
                null,
                Map.of(),
                Map.of(),
                null,
                null,
                null);
        return new SftpInbox(school, folder, SETTLE, sessions, BOUNDS, () -> new UUID(0, ids.incrementAndGet()), clock);
    }

    /** As the drop folder finds them, in order of their ids; taken away like by it. */
    private List<Map<String, String>> claimed() throws IOException {
        DropFolder folder = new DropFolder(data.resolve("inbox"), null, SETTLE, UUID::randomUUID, clock);
        List<Map<String, String>> drops = new ArrayList<>();
        for (ClaimedDrop drop : folder.claim()) {
            Map<String, String> files = new TreeMap<>();
            for (Path file : drop.files()) {
                files.put(drop.folder().relativize(file).toString(), Files.readString(file));
            }
            drops.add(files);
            drop.delete();
        }
        return drops;
    }

    private void put(String name, String text) throws IOException {
        Path file = server.resolve("out").resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        Files.setLastModifiedTime(file, FileTime.from(now));
    }

    private Fetched settledFetch(SftpInbox from) throws IOException {
        from.fetch();
        now = now.plusSeconds(6);
        return from.fetch();
    }

    @Test
    void takesAFileThatHasStoodStillAndMovesItAway() throws IOException {
        put("Pupils (nightly).csv", "a,b\n");
        assertThat(inbox.fetch()).isEqualTo(new Fetched(0, 0));
        now = now.plusSeconds(6);
        assertThat(inbox.fetch()).isEqualTo(new Fetched(1, 0));
        assertThat(claimed()).containsExactly(Map.of("Pupils (nightly).csv", "a,b\n"));
        assertThat(standIn.names("out")).containsExactly(".taken");
        assertThat(standIn.names("out/.taken")).containsExactly("dr-00000000-0000-0000-0000-000000000001");
    }

    @Test
    void waitsWhileAFileIsBeingWritten() throws IOException {
        put("nightly.csv", "half");
        put("other.csv.part", "half");
        inbox.fetch();
        now = now.plusSeconds(4);
        put("nightly.csv", "half and whole");
        now = now.plusSeconds(4);
        assertThat(inbox.fetch()).isEqualTo(new Fetched(0, 0));
        now = now.plusSeconds(4);
        assertThat(inbox.fetch()).isEqualTo(new Fetched(0, 0));
        now = now.plusSeconds(4);
        assertThat(inbox.fetch()).isEqualTo(new Fetched(1, 0));
        assertThat(claimed()).containsExactly(Map.of("nightly.csv", "half and whole"));
    }

    @Test
    void waitsForTheDoneFileOfThisVeryDrop() throws IOException {
        inbox = inbox(After.MOVE, ".done");
        put("nightly.csv.done", "");
        now = now.plusSeconds(60);
        put("nightly.csv", "tonight's");
        assertThat(settledFetch(inbox)).isEqualTo(new Fetched(0, 0));
        put("nightly.csv.done", "");
        assertThat(inbox.fetch()).isEqualTo(new Fetched(1, 0));
        assertThat(claimed()).containsExactly(Map.of("nightly.csv", "tonight's"));
        assertThat(standIn.names("out")).containsExactly(".taken");
    }

    @Test
    void aFolderIsOneDropOfSeveralFiles() throws IOException {
        put("census/needs.csv", "n");
        put("census/pupils.csv", "p");
        put("census/.DS_Store", "x");
        assertThat(settledFetch(inbox)).isEqualTo(new Fetched(1, 0));
        assertThat(claimed()).containsExactly(Map.of("census/needs.csv", "n", "census/pupils.csv", "p"));
        assertThat(standIn.names("out")).containsExactly(".taken");
    }

    @Test
    void fetchesWhatIsLargerThanOnePieceAndWhatIsEmpty() throws IOException {
        String large = "0123456789abcde\n".repeat(5 << 14);
        put("large.csv", large);
        put("nothing.csv", "");
        assertThat(settledFetch(inbox)).isEqualTo(new Fetched(2, 0));
        assertThat(claimed()).containsExactly(Map.of("large.csv", large), Map.of("nothing.csv", ""));
    }

    @Test
    void removesOrKeepsWhatItHasTakenAsTheSchoolSays() throws IOException {
        SftpInbox deleting = inbox(After.DELETE, null);
        put("census/needs.csv", "n");
        put("nightly.csv", "p");
        assertThat(settledFetch(deleting)).isEqualTo(new Fetched(2, 0));
        assertThat(standIn.names("out")).containsExactly(".taken");
        assertThat(standIn.names("out/.taken")).isEmpty();
        claimed();

        put("nightly.csv", "q");
        assertThat(settledFetch(inbox(After.KEEP, null))).isEqualTo(new Fetched(1, 0));
        assertThat(settledFetch(inbox(After.KEEP, null))).isEqualTo(new Fetched(0, 0));
        put("nightly.csv", "changed");
        assertThat(settledFetch(inbox(After.KEEP, null))).isEqualTo(new Fetched(1, 0));
        assertThat(claimed()).containsExactly(Map.of("nightly.csv", "q"), Map.of("nightly.csv", "changed"));
        assertThat(standIn.names("out")).containsExactly(".taken", "nightly.csv");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../x.csv",
                "../../../../../../etc/passwd",
                "/etc/passwd",
                "a/b.csv",
                "a\\b.csv",
                "..",
                "x\u0000.csv",
                "x\n.csv",
                "x\u202e.csv",
                "x\u001b[2J.csv",
                "-rf",
                " ",
                ""
            })
    void aHostileNameIsLeftAlone(String hostile) throws IOException {
        put("sound.csv", "sound");
        put("evil.csv", "evil");
        standIn.shown = name -> name.equals("evil.csv") ? hostile : name;
        inbox.fetch();
        now = now.plusSeconds(6);
        assertThat(inbox.fetch().claimed()).isEqualTo(1);
        assertThat(claimed()).containsExactly(Map.of("sound.csv", "sound"));
        assertThat(Files.readString(server.resolve("out/evil.csv"))).isEqualTo("evil");
        try (var files = Files.walk(data)) {
            assertThat(files.filter(Files::isRegularFile).toList()).isEmpty();
        }
    }

    @Test
    void aFolderWithAHostileNameInItIsNoDrop() throws IOException {
        put("census/needs.csv", "n");
        put("census/pupils.csv", "p");
        standIn.shown = name -> name.equals("needs.csv") ? "../../needs.csv" : name;
        assertThat(settledFetch(inbox)).isEqualTo(new Fetched(0, 1));
        assertThat(claimed()).isEmpty();
    }

    @Test
    void linksAreNeverFollowed() throws IOException {
        Path secret = Files.writeString(server.resolve("secret.csv"), "not for the hub");
        Files.createSymbolicLink(server.resolve("out/link.csv"), secret);
        Files.createSymbolicLink(server.resolve("out/folder"), Files.createDirectory(server.resolve("elsewhere")));
        Files.writeString(server.resolve("elsewhere/x.csv"), "x");
        assertThat(settledFetch(inbox).claimed()).isZero();
        assertThat(claimed()).isEmpty();
    }

    @Test
    void whatIsTooLargeOrOfTooManyFilesIsLeftBeforeItIsRead() throws IOException {
        AtomicInteger reads = new AtomicInteger();
        standIn.beforeReading = reads::incrementAndGet;
        put("large.csv", "x".repeat((2 << 20) + 1));
        for (String part : List.of("a", "b", "c", "d")) {
            put("many/" + part + ".csv", part);
        }
        assertThat(settledFetch(inbox)).isEqualTo(new Fetched(0, 2));
        assertThat(reads).hasValue(0);
    }

    @Test
    void aFileReplacedWhileItIsFetchedIsTakenLaterAndWhole() throws IOException {
        put("nightly.csv", "old content");
        inbox.fetch();
        now = now.plusSeconds(6);
        AtomicInteger reads = new AtomicInteger();
        standIn.beforeReading = () -> {
            if (reads.getAndIncrement() == 0) {
                replace("nightly.csv", "new content");
            }
        };
        assertThat(inbox.fetch()).isEqualTo(new Fetched(0, 0));
        assertThat(claimed()).isEmpty();
        assertThat(settledFetch(inbox)).isEqualTo(new Fetched(1, 0));
        assertThat(claimed()).containsExactly(Map.of("nightly.csv", "new content"));
    }

    private void replace(String name, String text) {
        try {
            put(name, text);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void aDropThatTheServerKeepsBackIsTakenOnceOnly() throws IOException {
        put("nightly.csv", "p");
        standIn.lie = SftpLie.REFUSES_RENAME;
        inbox.fetch();
        now = now.plusSeconds(6);
        assertThatThrownBy(inbox::fetch)
                .isInstanceOf(NotFetched.class)
                .hasMessage(
                        "downland at 127.0.0.1:" + standIn.port() + ": the server answered SSH_FX_PERMISSION_DENIED");
        assertThat(claimed()).containsExactly(Map.of("nightly.csv", "p"));

        SftpInbox restarted = inbox(After.MOVE, null);
        assertThatThrownBy(() -> settledFetch(restarted)).isInstanceOf(NotFetched.class);
        standIn.lie = SftpLie.NONE;
        assertThat(restarted.fetch()).isEqualTo(new Fetched(0, 0));
        assertThat(claimed()).isEmpty();
        assertThat(standIn.names("out")).containsExactly(".taken");
    }

    @Test
    void killedBetweenFetchAndClaimItTakesTheDropOnceAfterTheRestart() throws IOException {
        put("nightly.csv", "p");
        standIn.lie = SftpLie.REFUSES_RENAME;
        assertThatThrownBy(() -> settledFetch(inbox)).isInstanceOf(NotFetched.class);
        Path claimed = data.resolve("inbox/.claimed/00000000-0000-0000-0000-000000000001");
        Files.move(claimed, data.resolve("inbox/.fetching").resolve(claimed.getFileName()));
        standIn.lie = SftpLie.NONE;

        assertThat(settledFetch(inbox(After.MOVE, null))).isEqualTo(new Fetched(0, 0));
        assertThat(claimed()).containsExactly(Map.of("nightly.csv", "p"));
        assertThat(standIn.names("out/.taken")).containsExactly("dr-00000000-0000-0000-0000-000000000001");
    }

    @Test
    void killedWhileFetchingItFetchesAnew() throws IOException {
        put("nightly.csv", "whole");
        Path half = data.resolve("inbox/.fetching/00000000-0000-0000-0000-0000000000ff");
        Files.createDirectories(half);
        Files.writeString(half.resolve("nightly.csv"), "who");
        assertThat(settledFetch(inbox)).isEqualTo(new Fetched(1, 0));
        assertThat(claimed()).containsExactly(Map.of("nightly.csv", "whole"));
        assertThat(half).doesNotExist();
    }

    @Test
    void aNewFileUnderATakenNameIsAnotherDrop() throws IOException {
        put("nightly.csv", "monday");
        settledFetch(inbox);
        put("nightly.csv", "tuesday");
        assertThat(settledFetch(inbox)).isEqualTo(new Fetched(1, 0));
        assertThat(claimed()).containsExactly(Map.of("nightly.csv", "monday"), Map.of("nightly.csv", "tuesday"));
    }

    @Test
    void anotherHostKeyClosesTheDoorUntilAPersonSaysOtherwise() throws IOException {
        put("nightly.csv", "p");
        KeyPair other = SftpStandIn.key("ecdsa-sha2-nistp256");
        standIn.changeHostKey(other);
        assertThatThrownBy(() -> settledFetch(inbox))
                .isInstanceOf(NotFetched.class)
                .hasMessage("downland at 127.0.0.1:" + standIn.port() + ": 127.0.0.1: expected the host key " + PIN
                        + ", found ecdsa-sha2-nistp256 " + HostKeyPin.fingerprint(other.getPublic())
                        + ": ask the school by phone whether it changed its key, and only then change hostKey in"
                        + " schools/downland.yml");
        assertThat(claimed()).isEmpty();
        assertThat(standIn.names("out")).containsExactly("nightly.csv");
    }

    @Test
    void signsInWithAPasswordWhereTheSchoolHasNoKeys() throws IOException {
        put("nightly.csv", "p");
        SftpInbox byPassword = inbox(source(null, "pull-password", PIN, standIn.port(), After.MOVE, null));
        assertThat(settledFetch(byPassword)).isEqualTo(new Fetched(1, 0));
    }

    @Test
    void aServerThatHangsIsLeftAfterAWhile() throws IOException {
        put("nightly.csv", "p");
        impatient();
        standIn.lie = SftpLie.HANGS_ON_READ;
        assertThatThrownBy(() -> settledFetch(inbox))
                .isInstanceOf(NotFetched.class)
                .hasMessageContaining("no end after 3 s");
        assertThat(claimed()).isEmpty();
    }

    @Test
    void aServerThatHangsSlowsNoOtherSchool() throws Exception {
        put("nightly.csv", "p");
        inbox.fetch();
        now = now.plusSeconds(6);
        standIn.lie = SftpLie.HANGS_ON_READ;
        CountDownLatch hanging = new CountDownLatch(1);
        standIn.beforeReading = hanging::countDown;
        CompletableFuture<Void> hung = CompletableFuture.runAsync(
                () -> assertThatThrownBy(inbox::fetch).isInstanceOf(NotFetched.class));
        hanging.await();

        Path elsewhere = Files.createDirectories(data.resolve("elsewhere"));
        Files.createDirectories(elsewhere.resolve("out"));
        Files.writeString(elsewhere.resolve("out/nightly.csv"), "q");
        try (SftpStandIn other = new SftpStandIn(elsewhere, KEY).start(0, KEY)) {
            School.Sftp source = source("pull-key", null, PIN, other.port(), After.MOVE, null);
            assertThat(settledFetch(inbox(source, data.resolve("other")))).isEqualTo(new Fetched(1, 0));
        }
        assertThat(hung).isNotDone();
    }

    @Test
    void aServerThatNeverSpeaksIsLeftAfterAWhile() throws IOException {
        impatient();
        try (ServerSocket silent = new ServerSocket(0)) {
            SftpInbox deaf = inbox(source("pull-key", null, PIN, silent.getLocalPort(), After.MOVE, null));
            assertThatThrownBy(deaf::fetch).isInstanceOf(NotFetched.class);
        }
    }

    @Test
    void noNameOfAFileIsInAFailure() throws IOException {
        put("Kerry Ann Tester.csv", "p");
        Files.createDirectories(data.resolve("inbox"));
        Files.write(data.resolve("inbox/.fetched"), "in the way".getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> settledFetch(inbox)).hasMessageNotContaining("Kerry");
    }
}
