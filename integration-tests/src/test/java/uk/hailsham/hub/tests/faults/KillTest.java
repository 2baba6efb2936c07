package uk.hailsham.hub.tests.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uk.hailsham.hub.tests.hub.Outside;
import uk.hailsham.hub.tests.hub.Sent;

/** kill -9 at the worst moments, seen from outside: the books balance, and the agency holds each referral once. */
class KillTest {
    private static final int PUPILS = 20_000;
    private static final int REFERRALS = 200;

    @TempDir
    private Path folder;

    /** As a shell shows a process that SIGTERM ended. */
    private static final int SIGTERM = 143;

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
        outside.drop("white-house", "nightly.csv", Sent.report(PUPILS, PUPILS));
        Sent.soon().until(() -> outside.ask("SELECT count(*) FROM hub.drops WHERE state = 'reading'") == 1);
        outside.hub().kill();
        outside.start();
        Sent.soon()
                .until(() -> outside.ask("SELECT count(*) FROM pg_tables WHERE schemaname = 'hub_staging'") > 0
                        || outside.ask("SELECT count(*) FROM hub.drops WHERE state = 'applied'") == 1);
        outside.hub().kill();
        outside.start();
        JsonNode started = outside.hub().json("/api/v1/start", outside.operator());
        assertThat(started.path("afterCrash").asBoolean()).isTrue();
        assertThat(started.path("unfinishedDrops").asInt()
                        + started.path("messages").asInt())
                .isPositive();
        assertThat(outside.hub().log()).contains("started after a crash; recovered:");
        Sent.soon().until(() -> outside.ask("SELECT count(*) FROM hub.drops WHERE state = 'applied'") == 1);

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
        outside.drop("white-house", "nightly.csv", Sent.report(REFERRALS, REFERRALS));
        Sent.soon().until(() -> outside.ask("SELECT count(*) FROM hub.drops WHERE state = 'applied'") == 1);
        outside.drop("white-house/referrals", "ask.csv", Sent.referrals(REFERRALS));
        Sent.soon().until(() -> outside.arrived().size() >= 20);
        outside.hub().kill();
        assertThat(outside.arrived().size()).isBetween(20, REFERRALS - 1);
        delete(outside.data().resolve("broker"));
        outside.start();
        Sent.soon()
                .until(() -> outside.ask("SELECT count(*) FROM hub.recipients WHERE rung NOT IN ('queued', 'unknown')")
                        == REFERRALS);

        assertThat(outside.ask("SELECT count(*) FROM hub.recipients")).isEqualTo(REFERRALS);
        assertThat(outside.arrived())
                .hasSize(REFERRALS)
                .doesNotHaveDuplicates()
                .allMatch(name -> name.startsWith("rc-"));
        Sent.soon()
                .until(() -> outside.ask("SELECT count(*) FROM hub.recipients WHERE clock_stopped_at IS NOT NULL")
                        > REFERRALS / 2);
        assertThat(outside.hub().log()).doesNotContain("Pupil7", "BN27 1AA", "\tat ");
    }

    @Test
    void aStopInTheMiddleOfDeliveriesEndsCleanlyAndTheRestIsSentAfterTheNextStart() throws Exception {
        outside.drop("white-house", "nightly.csv", Sent.report(REFERRALS, REFERRALS));
        Sent.soon().until(() -> outside.ask("SELECT count(*) FROM hub.drops WHERE state = 'applied'") == 1);
        outside.drop("white-house/referrals", "ask.csv", Sent.referrals(REFERRALS));
        Sent.soon().until(() -> outside.arrived().size() >= 20);
        assertThat(outside.hub().stop()).isIn(0, SIGTERM);
        int sent = outside.arrived().size();
        assertThat(sent).isBetween(20, REFERRALS - 1);
        assertThat(outside.data().resolve("run.json")).doesNotExist();
        assertThat(outside.data().resolve("postgresql/data/postmaster.pid")).doesNotExist();

        outside.start();
        assertThat(outside.hub()
                        .json("/api/v1/start", outside.operator())
                        .path("afterCrash")
                        .asBoolean(true))
                .isFalse();
        Sent.soon().until(() -> outside.arrived().size() == REFERRALS);
        assertThat(outside.arrived()).doesNotHaveDuplicates();
        Sent.soon().until(() -> outside.ask("SELECT count(*) FROM hub.attempts WHERE result = 'proved'") == REFERRALS);
        assertThat(outside.ask("SELECT count(*) FROM hub.attempts WHERE result = 'unknown'"))
                .as("what had begun was ended before the hub was")
                .isZero();
    }

    @Test
    void aDropThatLosesHalfTheRollWaitsForTwoPeopleAndARepeatIsALedgerLine() throws Exception {
        outside.drop("white-house", "monday.csv", Sent.report(400, 400));
        Sent.soon().until(() -> outside.ask("SELECT count(*) FROM hub.drops WHERE state = 'applied'") == 1);
        outside.drop("white-house", "again.csv", Sent.report(400, 400));
        Sent.soon().until(() -> outside.ask("SELECT count(*) FROM hub.drops WHERE state = 'repeated'") == 1);
        outside.drop("white-house", "tuesday.csv", Sent.report(400, 150));
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

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> walk = Files.walk(folder)) {
            for (Path path : walk.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
