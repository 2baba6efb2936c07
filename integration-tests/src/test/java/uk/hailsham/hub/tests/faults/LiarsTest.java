package uk.hailsham.hub.tests.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import uk.hailsham.hub.tests.hub.HubProcess;
import uk.hailsham.hub.tests.hub.Outside;
import uk.hailsham.hub.tests.hub.Sent;
import uk.hailsham.hub.tests.hub.TownConfig;
import uk.hailsham.hub.town.standin.LyingMail;
import uk.hailsham.hub.town.standin.LyingSftp;
import uk.hailsham.hub.town.standin.MailLie;
import uk.hailsham.hub.town.standin.SftpLie;

/** One hub among servers that lie and a clock that jumps, seen from outside. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LiarsTest {
    private static final int HONEST = 120;
    private static final int EACH = 3;
    private static final String HONEST_MAIL = "honest-mail";

    @TempDir
    private static Path folder;

    private final Map<SftpLie, LyingSftp> servers = new LinkedHashMap<>();
    private LyingMail mail;
    private Outside outside;

    private static String agency(Enum<?> lie) {
        return "liar-" + lie.name().toLowerCase().replace('_', '-');
    }

    private static String mailbox(String agency) {
        return "referrals@" + agency + ".example";
    }

    @BeforeAll
    void start() throws Exception {
        Path config = folder.resolve("config");
        TownConfig.copy(config);
        TownConfig.mailMayGoTo(config, "example");
        mail = LyingMail.start();
        Files.writeString(clock(), "");
        outside = new Outside(
                folder,
                Map.of(
                        "HUB_CLOCK", clock().toString(),
                        "HUB_PATIENCE", "3000",
                        "HUB_MAIL_PORT", String.valueOf(mail.port())),
                config,
                List.of());
        for (SftpLie lie : SftpLie.values()) {
            if (lie != SftpLie.NONE) {
                LyingSftp server = LyingSftp.start(folder.resolve(agency(lie)), outside.hubKey(), lie);
                servers.put(lie, server);
                TownConfig.add(config, agency(lie), "sftp");
                Files.writeString(outside.endpoints(), endpoint(lie, server), StandardOpenOption.APPEND);
            }
        }
        for (MailLie lie : MailLie.values()) {
            String agency = lie == MailLie.NONE ? HONEST_MAIL : agency(lie) + "-mail";
            TownConfig.add(config, agency, "email");
            mail.tell(mailbox(agency), lie);
        }
        outside.start();
        outside.drop("white-house", "nightly.csv", Sent.report(HONEST, HONEST));
        Sent.soon().until(() -> outside.ask("SELECT count(*) FROM hub.drops WHERE state = 'applied'") == 1);
    }

    private static String endpoint(SftpLie lie, LyingSftp server) {
        return "%s: {host: 127.0.0.1, port: %d, user: hub, hostKey: '%s', keySecret: educational-psychology-key, inFolder: in, outFolder: out}%n"
                .formatted(agency(lie), server.port(), server.hostKey());
    }

    @AfterAll
    void stop() throws Exception {
        outside.close();
        mail.close();
        for (LyingSftp server : servers.values()) {
            server.close();
        }
    }

    private static Path clock() {
        return folder.resolve("clock");
    }

    private void turn(String words) throws IOException {
        Files.writeString(clock(), words);
    }

    private long recipients(String where) {
        return outside.ask("SELECT count(*) FROM hub.recipients WHERE " + where);
    }

    private long attempts(String where) {
        return outside.ask("SELECT count(*) FROM hub.attempts WHERE " + where);
    }

    /** Of the file with all referrals, some. */
    private static byte[] ask(String need, int from, int to) {
        String[] lines = new String(Sent.referrals(HONEST), StandardCharsets.UTF_8).split("\n");
        List<String> some = new ArrayList<>(List.of(lines[0]));
        for (int line = from; line <= to; line++) {
            some.add(lines[line].replace(",MLD,", "," + need + ",").replaceFirst("R-", need + "-"));
        }
        return (String.join("\n", some) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    @Test
    @Order(1)
    void aClockThatJumpsAnHourBothWaysLosesNothingSendsNothingTwiceAndHoldsNothingUp() throws Exception {
        outside.drop("white-house/referrals", "first.csv", ask("MLD", 1, HONEST / 2));
        Sent.soon().until(() -> attempts("ended_at IS NOT NULL") >= 10);
        turn("offset: PT1H");
        outside.drop("white-house/referrals", "second.csv", ask("MLD", HONEST / 2 + 1, HONEST));
        Sent.soon().until(() -> recipients("true") == HONEST);
        assertThat(recipients("clock_started_at > now() + interval '50 minutes'"))
                .as("asked for while the clock was ahead")
                .isGreaterThanOrEqualTo(HONEST / 2);
        turn("offset: -PT1H");
        Sent.soon().until(() -> outside.arrived().size() == HONEST);
        turn("offset: PT0S");
        Sent.soon().until(() -> attempts("result = 'proved'") == HONEST);

        assertThat(outside.arrived()).doesNotHaveDuplicates().allMatch(name -> name.startsWith("rc-"));
        assertThat(attempts("result NOT IN ('proved', 'later')"))
                .as("a try that ended without a file may come again, and nothing else: " + failures())
                .isZero();
        assertThat(outside.ask("SELECT count(DISTINCT recipient_id) FROM hub.attempts WHERE result = 'proved'"))
                .as("each was sent once")
                .isEqualTo(HONEST);
        assertThat(recipients("rung IN ('queued', 'unknown')")).isZero();
        Sent.soon().until(() -> outside.ask("SELECT count(*) FROM hub.outbox WHERE done_at IS NULL") == 0);
        for (JsonNode drop : outside.hub().json("/api/v1/drops", outside.operator())) {
            assertThat(drop.path("balanced").asBoolean()).as(drop.toString()).isTrue();
        }
    }

    private String failures() throws IOException, SQLException {
        return outside.tell("SELECT string_agg(DISTINCT result || ': ' || coalesce(detail, ''), '; ')"
                + " FROM hub.attempts WHERE result <> 'proved'");
    }

    @Test
    @Order(2)
    void noLieIsBelievedNobodyElseIsSlowedAndTheTruthLeavesEachRecipientOnce() throws Exception {
        outside.drop("white-house/referrals", "liars.csv", ask("SLD", 1, EACH));
        Sent.soon().until(() -> settled(HONEST_MAIL) && settled(Outside.AGENCY));
        turn("speed: 60");
        for (SftpLie lie : servers.keySet()) {
            Sent.soon().until(() -> tried(agency(lie)) == EACH);
        }
        assertThat(attempts("agency = '" + HONEST_MAIL + "' AND ended_at > (SELECT max(ended_at) FROM hub.attempts"
                        + " WHERE agency = 'liar-silent' AND number = 1)"))
                .as("the honest had all of theirs while a silent server was still waited for")
                .isZero();
        Sent.soon().until(() -> tried("liar-hangs-mail") == EACH && settled("liar-bounces-mail"));
        assertThat(words("agency, rung, state")).containsAllEntriesOf(expected());

        heal();
        Sent.soon().until(() -> recipients("agency LIKE 'liar-%' AND rung IN ('queued', 'unknown')") == 0);
        assertEachArrivedOnce();
    }

    /** All its recipients have been proved, or answered already. */
    private boolean settled(String agency) {
        return outside.ask("SELECT count(*) FROM hub.recipients r JOIN hub.referrals f ON f.id = r.referral_id"
                        + " WHERE f.reference LIKE 'SLD-%' AND agency = '" + agency
                        + "' AND rung NOT IN ('queued', 'unknown')")
                == EACH;
    }

    /** How many of an agency's recipients have seen an attempt end. */
    private long tried(String agency) {
        return outside.ask(
                "SELECT count(DISTINCT recipient_id) FROM hub.attempts WHERE ended_at IS NOT NULL AND agency = '"
                        + agency + "'");
    }

    /** Which kinds of standing there are at an agency, by its id. */
    private Map<String, String> words(String columns) throws IOException, SQLException {
        String all = outside.tell("SELECT string_agg(DISTINCT concat_ws(' ', " + columns + "), ',') FROM hub.recipients"
                + " WHERE agency LIKE 'liar-%'");
        return Stream.of(all.split(","))
                .map(line -> line.split(" ", 2))
                .collect(Collectors.toMap(line -> line[0], line -> line[1]));
    }

    private static Map<String, String> expected() {
        return Map.of(
                "liar-silent", "queued requested",
                "liar-hangs", "queued requested",
                "liar-half-closes", "queued requested",
                "liar-truncates", "queued requested",
                "liar-stores-nothing", "queued requested",
                "liar-other-key", "queued failed",
                "liar-loses", "transport-proved requested",
                "liar-bounces-mail", "handed-over requested",
                "liar-drops-after-data-mail", "unknown requested",
                "liar-hangs-mail", "unknown requested");
    }

    private void heal() throws Exception {
        for (LyingSftp server : servers.values()) {
            server.tell(SftpLie.NONE);
        }
        for (MailLie lie : MailLie.values()) {
            mail.tell(mailbox(agency(lie) + "-mail"), MailLie.NONE);
        }
        String failed = outside.tell("SELECT string_agg('rc-' || id, ',') FROM hub.recipients WHERE state = 'failed'");
        for (String recipient : failed.split(",")) {
            assertThat(outside.hub()
                            .post("/api/v1/recipients/" + recipient + "/resend", outside.operator(), "{}")
                            .statusCode())
                    .isEqualTo(202);
        }
    }

    private List<String> recipientsOf(String agency) throws IOException, SQLException {
        return List.of(
                outside.tell("SELECT string_agg('rc-' || id, ',') FROM hub.recipients WHERE agency = '" + agency + "'")
                        .split(","));
    }

    private void assertEachArrivedOnce() throws Exception {
        for (Map.Entry<SftpLie, LyingSftp> server : servers.entrySet()) {
            List<String> names = recipientsOf(agency(server.getKey())).stream()
                    .map(id -> id + ".csv")
                    .toList();
            assertThat(names).hasSize(EACH);
            if (server.getKey() != SftpLie.LOSES) {
                assertThat(server.getValue().arrived()).containsExactlyInAnyOrderElementsOf(names);
            }
        }
        for (MailLie lie : MailLie.values()) {
            String agency = lie == MailLie.NONE ? HONEST_MAIL : agency(lie) + "-mail";
            List<String> ids = mail.arrived(mailbox(agency)).stream()
                    .map(id -> id.substring(1, id.indexOf('@')))
                    .distinct()
                    .toList();
            assertThat(ids).as(agency).containsExactlyInAnyOrderElementsOf(recipientsOf(agency));
        }
        assertThat(mail.arrived(mailbox("liar-greylists-mail"))).hasSize(EACH);
        assertThat(mail.bounces()).hasSize(EACH);
        assertThat(recipients("agency = 'liar-bounces-mail' AND rung = 'handed-over'"))
                .isEqualTo(EACH);
    }

    @Test
    @Order(3)
    void aClockIsRefusedWhereTheDataAreLive() throws Exception {
        HubProcess.Said said = HubProcess.say(
                Map.of(),
                "run",
                "--data",
                folder.resolve("live").toString(),
                "--key",
                folder.resolve("live.key").toString(),
                "--port",
                "0",
                "--clock",
                clock().toString());
        assertThat(said.exit()).isEqualTo(2);
        assertThat(said.err())
                .contains("expected a data folder of a demo or a test for --clock, found one for live data");
        assertThat(folder.resolve("live")).doesNotExist();
    }
}
