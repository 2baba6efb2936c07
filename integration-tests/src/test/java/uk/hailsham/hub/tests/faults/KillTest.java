package uk.hailsham.hub.tests.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.stream.Stream;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** kill -9 at the worst moments, seen from outside: the books balance, and the agency holds each referral once. */
class KillTest {
    private static final int PUPILS = 20_000;
    private static final int REFERRALS = 200;
    private static final Charset SIMS = Charset.forName("windows-1252");

    @TempDir
    private Path folder;

    private Outside outside;

    @BeforeEach
    void start() throws Exception {
        outside = new Outside(folder);
        outside.start();
    }

    @AfterEach
    void stop() throws Exception {
        outside.close();
    }

    @Test
    void aDropThatIsKilledInTheMiddleIsReadAgainAndItsBooksBalance() throws Exception {
        outside.drop("white-house", "nightly.csv", report(PUPILS, PUPILS));
        soon().until(() -> outside.ask("SELECT count(*) FROM hub.drops WHERE state = 'reading'") == 1);
        outside.hub().kill();
        outside.start();
        soon().until(() -> outside.ask("SELECT count(*) FROM pg_tables WHERE schemaname = 'hub_staging'") > 0
                || outside.ask("SELECT count(*) FROM hub.drops WHERE state = 'applied'") == 1);
        outside.hub().kill();
        outside.start();
        soon().until(() -> outside.ask("SELECT count(*) FROM hub.drops WHERE state = 'applied'") == 1);

        JsonNode drop = outside.hub().json("/api/v1/drops", outside.operator());
        assertThat(drop).hasSize(1);
        assertThat(drop.path(0).path("balanced").asBoolean()).isTrue();
        assertThat(drop.path(0).path("ledger").path("rowsIn").asInt()).isEqualTo(PUPILS);
        assertThat(drop.path(0).path("ledger").path("accepted").asInt()).isEqualTo(PUPILS);
        assertThat(outside.ask("SELECT count(*) FROM hub.statements WHERE said_to IS NULL"))
                .isEqualTo(PUPILS);
        assertThat(outside.ask("SELECT count(*) FROM pg_tables WHERE schemaname = 'hub_staging'"))
                .isZero();
        try (Stream<Path> claimed = Files.list(outside.data().resolve("inbox/white-house/.claimed"))) {
            assertThat(claimed).isEmpty();
        }
    }

    @Test
    void deliveriesThatAreKilledInTheMiddleArriveOnceByNameEvenWithoutTheBrokersJournal() throws Exception {
        outside.drop("white-house", "nightly.csv", report(REFERRALS, REFERRALS));
        soon().until(() -> outside.ask("SELECT count(*) FROM hub.drops WHERE state = 'applied'") == 1);
        outside.drop("white-house/referrals", "ask.csv", referrals());
        soon().until(() -> outside.arrived().size() >= 20);
        outside.hub().kill();
        assertThat(outside.arrived().size()).isBetween(20, REFERRALS - 1);
        delete(outside.data().resolve("broker"));
        outside.start();
        soon().until(() -> outside.ask("SELECT count(*) FROM hub.recipients WHERE rung NOT IN ('queued', 'unknown')")
                == REFERRALS);

        assertThat(outside.ask("SELECT count(*) FROM hub.recipients")).isEqualTo(REFERRALS);
        assertThat(outside.arrived())
                .hasSize(REFERRALS)
                .doesNotHaveDuplicates()
                .allMatch(name -> name.startsWith("rc-"));
        soon().until(() ->
                outside.ask("SELECT count(*) FROM hub.recipients WHERE clock_stopped_at IS NOT NULL") > REFERRALS / 2);
        assertThat(outside.hub().log()).doesNotContain("Pupil7", "BN27 1AA", "\tat ");
    }

    @Test
    void aDropThatLosesHalfTheRollWaitsForAPersonAndARepeatIsALedgerLine() throws Exception {
        outside.drop("white-house", "monday.csv", report(400, 400));
        soon().until(() -> outside.ask("SELECT count(*) FROM hub.drops WHERE state = 'applied'") == 1);
        outside.drop("white-house", "again.csv", report(400, 400));
        soon().until(() -> outside.ask("SELECT count(*) FROM hub.drops WHERE state = 'repeated'") == 1);
        outside.drop("white-house", "tuesday.csv", report(400, 150));
        soon().until(() -> outside.ask("SELECT count(*) FROM hub.drops WHERE state = 'held'") == 1);

        JsonNode held = outside.hub().json("/api/v1/drops", outside.operator()).path(0);
        assertThat(held.path("reason").asText())
                .isEqualTo(
                        "would remove 250 of 400 on the roll (62.5 %), expected at most 10.0 %: look at the drop, then"
                                + " release or refuse it");
        String id = held.path("id").asText();
        assertThat(outside.hub()
                        .post("/api/v1/drops/" + id + "/release", outside.operator(), "")
                        .statusCode())
                .isEqualTo(200);
        soon().until(() -> outside.ask("SELECT count(*) FROM hub.statements WHERE said_to IS NULL") == 150);
    }

    private static ConditionFactory soon() {
        return await().atMost(Duration.ofMinutes(3)).pollInterval(Duration.ofMillis(50));
    }

    /** A report in which the first so many of a roll stand. */
    private static byte[] report(int roll, int present) {
        StringBuilder text = new StringBuilder(
                "\"UPN\",\"Name in format Surname, Forename\",\"Gender\",\"Date of birth\",\"Year group\",\"Postcode\",\"SEN need(s)\",\"SEN need ranking\",\"SEN status\"\r\n");
        for (int i = 1; i <= Math.min(roll, present); i++) {
            text.append("\"\",\"Pupil%d, Kim\",\"F\",\"%02d/%02d/2016\",\"Year 5\",\"BN27 1AA\",\"MLD\",\"1\",\"K\"\r\n"
                    .formatted(i, 1 + i % 28, 1 + i % 12));
        }
        return text.toString().getBytes(SIMS);
    }

    private static byte[] referrals() {
        StringBuilder text = new StringBuilder(
                "reference,upn,local_id,family,given,date_of_birth,need,reason,urgency,referrer_name,referrer_role,referrer_email,referrer_phone,lawful_basis,agreement_sought,agreement_given,agreement_by,agreement_reason,child_view,parent_view,index_checked,index_checked_at,tried_first,safeguarding\n");
        for (int i = 1; i <= REFERRALS; i++) {
            text.append(
                    "R-%d,,,Pupil%d,Kim,2016-%02d-%02d,MLD,Please advise,routine,A. Senco,SENCO,senco@white-house.example,01632 960310,public-task,yes,yes,mother,,,,yes,2026-11-23T10:00:00Z,Small group work,no\n"
                            .formatted(i, i, 1 + i % 12, 1 + i % 28));
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> walk = Files.walk(folder)) {
            for (Path path : walk.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
