package uk.hailsham.hub.tests.keep;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uk.hailsham.hub.tests.hub.HubProcess;
import uk.hailsham.hub.tests.hub.Outside;
import uk.hailsham.hub.tests.hub.Sent;

/** A machine is lost; what was copied while the hub ran goes on elsewhere, and no agency gets a second copy of what was proved. */
class BackupTest {
    private static final int EARLY = 10;
    private static final int ALL = 60;

    @TempDir
    private Path folder;

    private Outside outside;
    private Path backup;

    @Test
    void aHubIsCopiedInTheMiddleOfDeliveriesAndGoesOnElsewhere() throws Exception {
        backup = folder.resolve("backups/first");
        outside = new Outside(folder);
        outside.start();
        boolean running = true;
        try {
            outside.drop("white-house", "nightly.csv", Sent.report(ALL, ALL));
            Sent.soon().until(() -> outside.ask("SELECT count(*) FROM hub.drops WHERE state = 'applied'") == 1);
            outside.drop("white-house/referrals", "early.csv", referrals(1, EARLY));
            Sent.soon().until(() -> proved() == EARLY);
            Map<String, FileTime> early = times();
            outside.drop("white-house/referrals", "more.csv", referrals(EARLY + 1, ALL));
            Sent.soon().until(() -> outside.ask("SELECT count(*) FROM hub.recipients") > EARLY);
            HubProcess.Said copied = verb("backup", backup.toString(), "--config", "../config");
            assertThat(copied.exit()).as(copied.err()).isZero();
            holdsNoKey();
            Sent.soon().until(() -> proved() == ALL);
            List<String> delivered = outside.arrived();

            loseTheMachine();
            running = false;
            refusesWhatIsNotABackupOfThisKey();
            Files.move(outside.data(), folder.resolve("lost"));
            HubProcess.Said restored = verb("restore", backup.toString());
            assertThat(restored.exit()).as(restored.out() + restored.err()).isZero();
            assertThat(restored.out()).contains("books: balance; audit: every seal verifies");
            outside.start();
            running = true;
            long known = outside.ask("SELECT count(*) FROM hub.recipients");
            Sent.soon().until(() -> proved() == known);

            assertThat(outside.arrived()).as("the same names").isEqualTo(delivered);
            Map<String, FileTime> now = times();
            assertThat(early)
                    .allSatisfy(
                            (name, time) -> assertThat(now.get(name)).as(name).isEqualTo(time));
            assertThat(outside.ask("SELECT count(*) FROM hub.attempts WHERE number > 1 AND recipient_id IN (SELECT"
                            + " recipient_id FROM hub.attempts WHERE number = 1 AND result = 'proved')"))
                    .as("nothing proved is tried again")
                    .isZero();
            for (JsonNode drop : outside.hub().json("/api/v1/drops", operator())) {
                assertThat(drop.path("balanced").asBoolean()).isTrue();
            }
            assertThat(verb("verify-audit").exit()).isZero();
        } finally {
            if (running) {
                outside.close();
            }
        }
    }

    /** Whoever finds the backup can open nothing of it. */
    private void holdsNoKey() throws IOException {
        String key = Files.readString(folder.resolve("master.key")).strip();
        String digits = key.substring(key.lastIndexOf('\n') + 1);
        List<String> forms = List.of(digits, new String(HexFormat.of().parseHex(digits), StandardCharsets.ISO_8859_1));
        try (Stream<Path> walk = Files.walk(backup)) {
            for (Path file : walk.filter(Files::isRegularFile).toList()) {
                assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
                        .as(file.toString())
                        .doesNotContain(forms);
            }
        }
    }

    /** Hub and database at once. */
    private void loseTheMachine() throws Exception {
        outside.hub().kill();
        long server = Long.parseLong(Files.readAllLines(outside.data().resolve("postgresql/cluster/postmaster.pid"))
                .get(0)
                .strip());
        ProcessHandle.of(server).ifPresent(ProcessHandle::destroyForcibly);
        Sent.soon()
                .until(() -> ProcessHandle.of(server).isEmpty()
                        || !ProcessHandle.of(server).get().isAlive());
    }

    private void refusesWhatIsNotABackupOfThisKey() throws IOException {
        Path elsewhere = folder.resolve("elsewhere");
        refused("expected a data folder that is empty or not there", "restore", backup.toString());
        Path other = Files.writeString(folder.resolve("other.key"), "00".repeat(32) + "\n");
        other.toFile().setReadable(false, false);
        other.toFile().setReadable(true, true);
        HubProcess.Said stranger = HubProcess.say(
                Map.of(), "restore", backup.toString(), "--data", elsewhere.toString(), "--key", other.toString());
        assertThat(stranger.err()).contains("this is not the master key it was sealed under");
        assertThat(stranger.exit()).isEqualTo(2);

        refused("expected an empty folder or none, found something in " + backup, "backup", backup.toString());
        Path file = backup.resolve("database/referrals.copy.gz.sealed");
        byte[] whole = Files.readAllBytes(file);
        byte[] damaged = whole.clone();
        damaged[damaged.length / 2] ^= 1;
        Files.write(file, damaged);
        HubProcess.Said broken = HubProcess.say(
                Map.of(),
                "restore",
                backup.toString(),
                "--data",
                elsewhere.toString(),
                "--key",
                folder.resolve("master.key").toString());
        assertThat(broken.err())
                .contains("the backup is damaged, nothing was restored: database/referrals.copy.gz.sealed is not as"
                        + " manifest.json has it");
        assertThat(broken.exit()).isEqualTo(2);
        assertThat(elsewhere).doesNotExist();
        Files.write(file, whole);
    }

    private void refused(String why, String... verb) {
        HubProcess.Said said = verb(verb);
        assertThat(said.err()).contains(why);
        assertThat(said.exit()).isEqualTo(2);
    }

    /** The account that stood in the lost folder is in the database too; its password is not in the backup. */
    private String operator() throws IOException {
        return "operator:"
                + Files.readString(folder.resolve("lost/first-password")).strip();
    }

    private long proved() {
        return outside.ask("SELECT count(*) FROM hub.recipients WHERE rung NOT IN ('queued', 'unknown')");
    }

    private Map<String, FileTime> times() throws IOException {
        Map<String, FileTime> times = new HashMap<>();
        try (Stream<Path> walk = Files.walk(folder.resolve("agencies"))) {
            for (Path file : walk.filter(path -> path.getFileName().toString().startsWith("rc-"))
                    .toList()) {
                times.put(file.getFileName().toString(), Files.getLastModifiedTime(file));
            }
        }
        return times;
    }

    private HubProcess.Said verb(String... verb) {
        List<String> words = new java.util.ArrayList<>(List.of(verb));
        words.addAll(List.of("--data", outside.data().toString()));
        if (!verb[0].equals("verify-audit")) {
            words.addAll(List.of("--key", folder.resolve("master.key").toString()));
        }
        return HubProcess.say(Map.of(), words.toArray(String[]::new));
    }

    private static byte[] referrals(int from, int to) {
        String[] lines = new String(Sent.referrals(to), StandardCharsets.UTF_8).split("\n");
        StringBuilder text = new StringBuilder(lines[0]).append('\n');
        for (int i = from; i <= to; i++) {
            text.append(lines[i]).append('\n');
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
