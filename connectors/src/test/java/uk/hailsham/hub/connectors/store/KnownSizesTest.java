package uk.hailsham.hub.connectors.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import uk.hailsham.hub.connectors.database.Database;
import uk.hailsham.hub.connectors.database.TestDatabase;

/** What the planner knows when the next step asks, without waiting for autovacuum. */
@ExtendWith(TestDatabase.class)
class KnownSizesTest {
    private static final int MANY = 1_200;
    private Hub hub;

    @BeforeEach
    void emptyDatabase(Database database) {
        hub = Hub.empty(database);
    }

    @Test
    void aLargeDropTellsThePlannerHowLargeTheTablesAreNow() {
        hub.roll(
                "white-house",
                IntStream.rangeClosed(1, MANY)
                        .mapToObj(i -> Pupil.of(i, "L" + i, "U" + i, "Ann", "2015-01-01")
                                .taken())
                        .toArray(Said[]::new));

        assertThat(hub.jdbc
                        .sql("SELECT min(reltuples) FROM pg_class WHERE oid IN"
                                + " ('hub.statements'::regclass, 'hub.records'::regclass, 'hub.children'::regclass)")
                        .query(Integer.class)
                        .single())
                .isGreaterThanOrEqualTo(MANY);
    }
}
