package uk.hailsham.hub.tests.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import uk.hailsham.hub.connectors.database.Database;
import uk.hailsham.hub.connectors.database.DatabaseAccess;
import uk.hailsham.hub.connectors.database.TestDatabase;
import uk.hailsham.hub.tests.hub.BrokerProcess;
import uk.hailsham.hub.tests.hub.HubProcess;
import uk.hailsham.hub.tests.hub.Outside;
import uk.hailsham.hub.tests.hub.Sent;

/**
 * Two hubs on one database, one broker and one shared folder, each a process of its own, in one night: what one does is not
 * done by the other, and what becomes of one is no matter.
 */
@ExtendWith(TestDatabase.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SeveralNodesTest {
    private static final Duration TAKEOVER = Duration.ofSeconds(30);
    private static final int ROLL = 400;

    private BrokerProcess broker;
    private Outside outside;
    private HubProcess first;
    private HubProcess second;

    @BeforeAll
    void start(Database database, @TempDir Path folder) throws Exception {
        DatabaseAccess all = TestDatabase.superuser(database);
        try (Connection connection = DriverManager.getConnection(all.url(), all.user(), all.password());
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "create database together owner " + database.owner().user());
        }
        broker = BrokerProcess.start(folder.resolve("broker"));
        Map<String, String> servers = new HashMap<>(Map.of(
                "HUB_DATABASE_URL", database.owner().url().replaceFirst("/[^/?]+[?]", "/together?"),
                "HUB_DATABASE_OWNER", database.owner().user(),
                "HUB_DATABASE_OWNER_PASSWORD", database.owner().password(),
                "HUB_DATABASE_USER", database.hub().user(),
                "HUB_DATABASE_PASSWORD", database.hub().password(),
                "HUB_BROKER_URL", broker.url(),
                "HUB_SHARED", folder.resolve("shared").toString(),
                "HUB_NODE", "first"));
        outside = new Outside(folder, servers);
        first = outside.hub();
        second = outside.beside(folder.resolve("second"), Map.of("HUB_NODE", "second"));
        outside.start();
        second.start();
        second.awaitUp();
        assertThat(leader(second)).isEqualTo("first");
    }

    @AfterAll
    void stop() throws Exception {
        second.signal("CONT");
        second.stop();
        outside.close();
        broker.close();
    }

    private static ConditionFactory within(Duration time) {
        return Sent.soon().atMost(time);
    }

    /** As one of them sees it; empty while none leads. */
    private String leader(HubProcess hub) throws Exception {
        for (JsonNode node : hub.json("/api/v1/nodes", outside.operator())) {
            if (node.path("leads").asBoolean()) {
                return node.path("name").asText();
            }
        }
        return "";
    }

    private long drops(String which) {
        return outside.ask("SELECT count(*) FROM hub.drops WHERE " + which);
    }

    private long proved(String which) {
        return outside.ask("SELECT count(*) FROM hub.attempts WHERE result = 'proved' AND " + which);
    }

    private long settled() {
        return outside.ask("SELECT count(*) FROM hub.recipients WHERE rung NOT IN ('queued', 'unknown')");
    }

    @Test
    @Order(1)
    void aDropIsCollectedOnceAndBothDeliver() throws Exception {
        outside.drop("white-house", "nightly.csv", Sent.report(ROLL, ROLL));
        Sent.soon().until(() -> drops("state = 'applied'") == 1);
        outside.drop("white-house/referrals", "ask.csv", Sent.referrals(200));
        Sent.soon().until(() -> settled() == 200);

        assertThat(drops("true")).isEqualTo(2);
        assertThat(outside.arrived()).hasSize(200).doesNotHaveDuplicates();
        assertThat(proved("true")).as("each was carried once").isEqualTo(200);
        assertThat(outside.ask("SELECT count(*) FROM hub.attempts")).isEqualTo(200);
        assertThat(proved("node = 'first'")).isPositive();
        assertThat(proved("node = 'second'")).isPositive();
        assertThat(first.json("/actuator/health/nodes", outside.operator())
                        .path("status")
                        .asText())
                .isEqualTo("UP");
        JsonNode follower = second.json("/actuator/health/schools/white-house", outside.operator());
        assertThat(follower.path("status").asText()).isEqualTo("UP");
        assertThat(follower.at("/details/ledBy").asText()).isEqualTo("first");
    }

    @Test
    @Order(2)
    void theLeaderIsKilledInTheMiddleAndTheOtherGoesOnWithinHalfAMinute() throws Exception {
        outside.drop("white-house/referrals", "more.csv", Sent.referrals(ROLL));
        Sent.soon().until(() -> outside.arrived().size() >= 220);
        first.kill();
        outside.drop("white-house", "after.csv", Sent.report(ROLL, ROLL - 10));
        within(TAKEOVER).until(() -> drops("kind = 'pupils'") == 2);
        assertThat(leader(second)).isEqualTo("second");
        Sent.soon().until(() -> drops("state = 'applied' AND kind = 'pupils'") == 2);

        Sent.soon().until(() -> settled() == ROLL);
        assertThat(outside.arrived()).hasSize(ROLL).doesNotHaveDuplicates();
        assertThat(outside.ask("SELECT count(*) FROM hub.recipients")).isEqualTo(ROLL);
        Sent.soon().until(() -> outside.ask("SELECT count(*) FROM hub.attempts WHERE ended_at IS NULL") == 0);
    }

    @Test
    @Order(3)
    void aLeaderThatStoodStillIsFencedOutWhenItWakes() throws Exception {
        first.start();
        first.awaitUp();
        assertThat(leader(first)).isEqualTo("second");
        outside.drop("white-house", "large.csv", Sent.report(20_000, 20_000));
        Sent.soon().until(() -> drops("state = 'reading'") == 1);
        second.signal("STOP");
        within(TAKEOVER).until(() -> leader(first).equals("first"));
        Sent.soon().until(() -> drops("state IN ('applied', 'held') AND size > 1000000") == 1);
        second.signal("CONT");
        within(TAKEOVER).until(() -> second.log().contains("node second is fenced out: its epoch"));
        within(TAKEOVER).until(() -> leader(second).equals("first"));

        outside.drop("white-house/referrals", "last.csv", Sent.referrals(ROLL + 1));
        Sent.soon().until(() -> settled() == ROLL + 1);
        assertThat(outside.arrived()).hasSize(ROLL + 1).doesNotHaveDuplicates();
        Sent.soon()
                .alias("the books balance")
                .until(() -> drops("rows_in <> accepted + unchanged + superseded + held + rejected"
                                + " OR state IN ('arrived', 'reading')")
                        == 0);
        assertThat(drops("true")).as("each drop once").isEqualTo(6);
        assertThat(outside.ask("SELECT count(*) FROM pg_tables WHERE schemaname = 'hub_staging'"))
                .isZero();
        HubProcess.Said audit = HubProcess.say(
                Map.of(), "verify-audit", "--data", outside.data().toString());
        assertThat(audit.exit()).as(audit.out() + audit.err()).isZero();
        assertThat(Files.isDirectory(outside.data().resolve("vault"))).isFalse();
    }
}
