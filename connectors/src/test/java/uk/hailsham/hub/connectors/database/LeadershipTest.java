package uk.hailsham.hub.connectors.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/** Two nodes on one real database; their beats come when the test says so. */
@ExtendWith(TestDatabase.class)
class LeadershipTest {
    private static final UUID FOLDER = new UUID(0, 1);
    private static final Duration LONG = Duration.ofSeconds(30);

    private final Database database;
    private final JdbcClient all;
    private final AtomicLong clock = new AtomicLong();
    private final List<Leadership> started = new ArrayList<>();
    private Leadership a;
    private Leadership b;

    LeadershipTest(Database database) {
        this.database = database;
        DatabaseAccess superuser = TestDatabase.superuser(database);
        this.all = JdbcClient.create(TestDatabase.source(superuser));
    }

    @BeforeEach
    void start() throws Exception {
        all.sql("DELETE FROM hub.leadership").update();
        all.sql("DELETE FROM hub.nodes").update();
        a = node("a", FOLDER);
        b = node("b", FOLDER);
    }

    @AfterEach
    void stop() {
        started.forEach(Leadership::close);
    }

    private Leadership node(String name, UUID folder) throws IOException {
        Leadership leadership = new Leadership(database.hub(), pool(name), new Node(name, folder), clock::get);
        started.add(leadership);
        leadership.enrol();
        return leadership;
    }

    private DataSource pool(String name) {
        DatabaseAccess access = database.hub();
        return new DriverManagerDataSource(
                access.url() + "&ApplicationName=hub%20" + name, access.user(), access.password());
    }

    private TransactionTemplate transactions(String name, Leadership leadership) {
        return new TransactionTemplate(new LedTransactions(pool(name), leadership));
    }

    /** As the server does it to a node that has stood still for too long. */
    private void endSessionsOf(String name) {
        all.sql("SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE application_name = ?"
                        + " AND datname = current_database()")
                .param("hub " + name)
                .query()
                .listOfRows();
    }

    private void silent(String name) {
        all.sql("UPDATE hub.nodes SET seen_at = seen_at - interval '1 minute' WHERE name = ?")
                .param(name)
                .update();
    }

    @Test
    void theFirstLeadsAndTheOtherAsSoonAsItStops() {
        assertThat(a.epoch()).isEqualTo(OptionalLong.of(1));
        assertThat(b.leads()).isFalse();
        assertThat(b.leader()).isEqualTo("a");
        assertThat(b.enter()).isFalse();
        assertThat(a.nodes())
                .extracting(NodeRows.View::name, NodeRows.View::alive, NodeRows.View::epoch)
                .containsExactly(tuple("a", true, 1L), tuple("b", true, null));

        a.close();
        b.beat();
        assertThat(b.epoch()).isEqualTo(OptionalLong.of(2));
        assertThat(b.leader()).isEqualTo("b");
    }

    @Test
    void aPausedLeaderThatWakesIsRefusedAndFollows() {
        assertThat(a.enter()).isTrue();
        endSessionsOf("a");
        b.beat();
        assertThat(b.epoch()).isEqualTo(OptionalLong.of(2));

        assertThatThrownBy(() -> transactions("a", a).execute(status -> "never done"))
                .isInstanceOf(CannotCreateTransactionException.class)
                .rootCause()
                .isInstanceOf(Fenced.class)
                .hasMessage("node a is fenced out: its epoch 1 is over, node b leads since epoch 2; it follows from now"
                        + " on");
        assertThat(a.leads()).isFalse();
        a.leave();
        assertThat(a.enter()).isFalse();
        assertThat(transactions("a", a).<String>execute(status -> "of a thread that does not lead"))
                .isEqualTo("of a thread that does not lead");
        a.beat();
        a.beat();
        assertThat(a.leads()).isFalse();
        assertThat(a.leader()).isEqualTo("b");
        assertThat(b.enter()).isTrue();
        assertThat(transactions("b", b).<String>execute(status -> "done")).isEqualTo("done");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "INSERT INTO hub.watched (school, since) VALUES ('a', now()) RETURNING school",
                "WITH added AS (INSERT INTO hub.watched (school, since) VALUES ('a', now()) RETURNING school)"
                        + " SELECT school FROM added"
            })
    void aPausedLeaderThatWakesWritesNothingOutsideOfATransactionEither(String writing) {
        all.sql("DELETE FROM hub.watched").update();
        JdbcClient jdbc = LedStatements.over(pool("a"), transactions("a", a), a);
        assertThat(a.enter()).isTrue();
        assertThat(jdbc.sql(writing).query(String.class).list()).containsExactly("a");
        all.sql("DELETE FROM hub.watched").update();
        endSessionsOf("a");
        b.beat();

        assertThatThrownBy(() -> jdbc.sql(writing).query(String.class).list()).hasRootCauseInstanceOf(Fenced.class);
        assertThatThrownBy(() -> jdbc.sql("INSERT INTO hub.watched (school, since) VALUES (?, now())")
                        .param("a")
                        .update())
                .hasRootCauseInstanceOf(Fenced.class);
        assertThat(jdbc.sql("SELECT school FROM hub.watched")
                        .query(String.class)
                        .list())
                .isEmpty();
        a.leave();
        assertThat(jdbc.sql(writing).query(String.class).list())
                .as("a thread that does not lead")
                .containsExactly("a");
    }

    @Test
    void whoeverWasPausedForLongAsksBeforeItBeginsAnything() {
        endSessionsOf("a");
        b.beat();
        clock.addAndGet(LONG.toNanos());
        assertThat(a.enter()).isFalse();
        assertThat(a.leads()).isFalse();
    }

    @Test
    void aLeaderWhoseConnectionBreaksGoesOnUnderItsEpochIfNobodyWasFaster() {
        endSessionsOf("a");
        a.beat();
        a.beat();
        assertThat(a.epoch()).isEqualTo(OptionalLong.of(1));
        b.beat();
        assertThat(b.leads()).isFalse();
    }

    @Test
    void nobodyTakesOverBeforeWhatTheOldLeaderHasBegunIsEndedAndADeadOnesIsCutOff() throws Exception {
        try (Connection standingStill = pool("a").getConnection()) {
            standingStill.setAutoCommit(false);
            assertThat(a.enter()).isTrue();
            a.check(standingStill);
            all.sql("SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE application_name = 'hub a'"
                            + " AND state = 'idle' AND datname = current_database()")
                    .query()
                    .listOfRows();

            b.beat();
            assertThat(b.leads()).as("what a has begun is not ended").isFalse();

            silent("a");
            clock.addAndGet(LONG.toNanos());
            b.beat();
            assertThat(b.epoch()).isEqualTo(OptionalLong.of(2));
            assertThatThrownBy(standingStill::commit).isInstanceOf(SQLException.class);
        }
    }

    @Test
    void theDeadAreBuriedOnlyWhenTheLivingHaveHadTheTimeToBeHeard() {
        assertThat(a.buryTheDead()).isFalse();
        clock.addAndGet(LONG.toNanos());
        assertThat(a.buryTheDead()).isTrue();
    }

    @Test
    void twoNodesShareOneFolderAndNoName() {
        assertThatThrownBy(() -> node("c", new UUID(0, 2)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("works on this database with another folder")
                .hasMessageContaining("hub.shared");
        Leadership second =
                new Leadership(database.hub(), pool("a"), new Node("a", FOLDER), () -> clock.addAndGet(LONG.toNanos()));
        started.add(second);
        assertThatThrownBy(second::enrol)
                .isInstanceOf(IOException.class)
                .hasMessage("another hub works on this database as the node a; stop it, or give hub.node another name");
    }
}
