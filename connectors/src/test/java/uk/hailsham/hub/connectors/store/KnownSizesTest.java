package uk.hailsham.hub.connectors.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.jdbc.core.simple.JdbcClient;
import uk.hailsham.hub.connectors.database.Database;
import uk.hailsham.hub.connectors.database.DatabaseAccess;
import uk.hailsham.hub.connectors.database.TestDatabase;

/** What the planner knows when the next step asks, without waiting for autovacuum. */
@ExtendWith(TestDatabase.class)
class KnownSizesTest {
    private static final int MANY = 1_200;
    private Hub hub;

    private Database database;

    @BeforeEach
    void emptyDatabase(Database database) {
        this.database = database;
        hub = Hub.empty(database);
    }

    @Test
    void aLargeDropTellsThePlannerHowLargeTheTablesAreNow() {
        roll();

        assertThat(hub.jdbc
                        .sql("SELECT min(reltuples) FROM pg_class WHERE oid IN"
                                + " ('hub.statements'::regclass, 'hub.records'::regclass, 'hub.children'::regclass)")
                        .query(Integer.class)
                        .single())
                .isGreaterThanOrEqualTo(MANY);
    }

    /** What somebody asked in between was planned as for empty tables: with 200,000 rows it took a minute. */
    @Test
    void nobodySeesTheRowsBeforeThePlannerKnowsThem() {
        roll();

        DatabaseAccess superuser = TestDatabase.superuser(database);
        assertThat(JdbcClient.create(TestDatabase.source(superuser))
                        .sql("SELECT CAST(xmin AS text) FROM hub.records UNION SELECT CAST(xmin AS text)"
                                + " FROM pg_statistic WHERE starelid = 'hub.records'::regclass")
                        .query(String.class)
                        .list())
                .as("one transaction wrote both")
                .hasSize(1);
    }

    private void roll() {
        hub.roll(
                "white-house",
                IntStream.rangeClosed(1, MANY)
                        .mapToObj(i -> Pupil.of(i, "L" + i, "U" + i, "Ann", "2015-01-01")
                                .taken())
                        .toArray(Said[]::new));
    }
}
