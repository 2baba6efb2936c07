package uk.hailsham.hub.tests.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uk.hailsham.hub.tests.hub.Outside;
import uk.hailsham.hub.tests.hub.Sent;

/**
 * One hub on its own database and broker that is killed and stopped at the worst moments: the agency holds each referral
 * once, and what it stood on is taken over. Kills of a hub on others' servers, and of those, are ChaosTest's.
 */
class KillTest {
    private static final int PUPILS = 400;

    /** Of pupils who stay on the roll whatever a test does to it. */
    private static final int REFERRALS = 150;

    @TempDir
    private static Path folder;

    /** As a shell shows a process that SIGTERM ended. */
    private static final int SIGTERM = 143;

    private static Outside outside;

    @BeforeAll
    static void start() throws Exception {
        outside = new Outside(folder);
        outside.start();
        outside.drop("white-house", "monday.csv", Sent.report(PUPILS, PUPILS));
        Sent.soon().until(() -> outside.ask("SELECT count(*) FROM hub.drops WHERE state = 'applied'") == 1);
    }

    @AfterAll
    static void stop() throws Exception {
        outside.close();
    }

    @Test
    void deliveriesThatAreKilledInTheMiddleArriveOnceByNameEvenWithoutTheBrokersJournal() throws Exception {
        int before = outside.arrived().size();
        outside.drop("white-house/referrals", "kill.csv", Sent.referrals("K", REFERRALS));
        Sent.soon().until(() -> outside.arrived().size() >= before + 20);
        outside.hub().kill();
        assertThat(outside.arrived().size() - before).isBetween(20, REFERRALS - 1);
        delete(outside.data().resolve("broker"));
        outside.start();
        JsonNode started = outside.hub().json("/api/v1/start", outside.operator());
        assertThat(started.path("afterCrash").asBoolean()).isTrue();
        assertThat(outside.hub().log()).contains("started after a crash; recovered:");
        Sent.soon()
                .until(() -> count(
                                "hub.recipients r JOIN hub.referrals f ON f.id = r.referral_id WHERE f.reference LIKE 'K-%'"
                                        + " AND rung NOT IN ('queued', 'unknown')")
                        == REFERRALS);

        assertThat(outside.arrived())
                .hasSize(before + REFERRALS)
                .doesNotHaveDuplicates()
                .allMatch(name -> name.startsWith("rc-"));
        Sent.soon().until(() -> count("hub.recipients WHERE clock_stopped_at IS NOT NULL") > REFERRALS / 2);
        assertThat(outside.hub().log()).doesNotContain("Pupil7", "BN27 1AA", "\tat ");
    }

    @Test
    void aStopInTheMiddleOfDeliveriesEndsCleanlyAndTheRestIsSentAfterTheNextStart() throws Exception {
        int before = outside.arrived().size();
        long unknown = count("hub.attempts WHERE result = 'unknown'");
        outside.drop("white-house/referrals", "stop.csv", Sent.referrals("S", REFERRALS));
        Sent.soon().until(() -> outside.arrived().size() >= before + 20);
        assertThat(outside.hub().stop()).isIn(0, SIGTERM);
        assertThat(outside.arrived().size() - before).isBetween(20, REFERRALS - 1);
        assertThat(outside.data().resolve("run.json")).doesNotExist();
        assertThat(outside.data().resolve("postgresql/cluster/postmaster.pid")).doesNotExist();

        outside.start();
        assertThat(outside.hub()
                        .json("/api/v1/start", outside.operator())
                        .path("afterCrash")
                        .asBoolean(true))
                .isFalse();
        Sent.soon().until(() -> outside.arrived().size() == before + REFERRALS);
        assertThat(outside.arrived()).doesNotHaveDuplicates();
        Sent.soon().until(() -> count("hub.attempts WHERE ended_at IS NULL") == 0);
        assertThat(count("hub.attempts WHERE result = 'unknown'"))
                .as("what had begun was ended before the hub was")
                .isEqualTo(unknown);
    }

    @Test
    void aDropThatLosesHalfTheRollWaitsForTwoPeopleAndARepeatIsALedgerLine() throws Exception {
        outside.drop("white-house", "again.csv", Sent.report(PUPILS, PUPILS));
        Sent.soon().until(() -> outside.ask("SELECT count(*) FROM hub.drops WHERE state = 'repeated'") == 1);
        outside.drop("white-house", "tuesday.csv", Sent.report(PUPILS, 150));
        Sent.soon().until(() -> outside.ask("SELECT count(*) FROM hub.drops WHERE state = 'held'") == 1);

        JsonNode held = outside.hub().json("/api/v1/drops", outside.operator()).path(0);
        assertThat(held.path("reason").asText())
                .isEqualTo(
                        "would remove 250 of 400 on the roll (62.5 %), expected at most 10.0 %: look at the drop, then"
                                + " release or refuse it");
        String id = held.path("id").asText();
        JsonNode difference = outside.hub().json("/api/v1/drops/" + id + "/difference", outside.operator());
        assertThat(difference.path("ledger").path("childrenGone").asInt()).isEqualTo(250);
        assertThat(difference.path("children"))
                .hasSize(250)
                .allMatch(child -> child.path("fate").asText().equals("gone")
                        && child.path("child").asText().startsWith("ch-")
                        && child.path("record").asText().startsWith("re-"));
        assertThat(difference.toString()).doesNotContain("Pupil", "values");

        String release = "/api/v1/drops/" + id + "/release";
        assertThat(outside.hub().post(release, outside.operator(), "").body())
                .contains("\"state\":\"held\"", "\"releaseProposedBy\":\"operator\"");
        HttpResponse<String> again = outside.hub().post(release, outside.operator(), "");
        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(again.body()).contains("expected a second person: operator has proposed the release already");
        assertThat(outside.ask("SELECT count(*) FROM hub.drops WHERE state = 'held'"))
                .isEqualTo(1);
        assertThat(outside.hub()
                        .post(release, outside.account("second", "operator"), "")
                        .statusCode())
                .isEqualTo(200);
        Sent.soon().until(() -> outside.ask("SELECT count(*) FROM hub.statements WHERE said_to IS NULL") == 150);
    }

    private static long count(String rows) {
        return outside.ask("SELECT count(*) FROM " + rows);
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> walk = Files.walk(folder)) {
            for (Path path : walk.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
