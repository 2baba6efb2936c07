package uk.hailsham.hub.connectors.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Tables copied as of one moment, and put back with their order of numbers. */
@ExtendWith(TestDatabase.class)
class TableCopyTest {
    private static final String ARRIVE = """
            INSERT INTO hub.drops (id, partner, kind, state, parts, size, content_hash, arrived_at, config_hash,
                hub_version, repeats)
            VALUES (gen_random_uuid(), 'white-house', 'pupils', 'arrived', ARRAY['a "quoted", name.csv', E'tab\\tname'], 1,
                sha256('x'), now(), 'c', 'v', (SELECT id FROM hub.drops ORDER BY arrival DESC LIMIT 1))""";

    @Test
    void whatIsWrittenAfterTheMomentIsNotInTheCopyAndTheRestComesBackAsItWas(Database database) throws Exception {
        run(database, ARRIVE);
        run(database, ARRIVE);
        String before = text(database, "SELECT string_agg(d::text, ';' ORDER BY arrival) FROM hub.drops d");
        Map<Table, byte[]> copied = new LinkedHashMap<>();
        Map<String, Long> sequences;
        try (TableSnapshot snapshot = TableSnapshot.begin(database.owner())) {
            run(database, ARRIVE);
            assertThat(snapshot.schemaVersion()).matches("\\d+");
            for (Table table : snapshot.tables()) {
                ByteArrayOutputStream rows = new ByteArrayOutputStream();
                snapshot.copy(table, rows);
                copied.put(table, rows.toByteArray());
            }
            sequences = snapshot.sequences();
        }
        assertThat(copied.keySet()).extracting(Table::name).doesNotContain("flyway_schema_history");
        try (TableLoad load = TableLoad.begin(database.owner())) {
            for (Map.Entry<Table, byte[]> table : copied.entrySet()) {
                load.fill(table.getKey(), new ByteArrayInputStream(table.getValue()));
            }
            load.sequences(sequences);
            load.commit();
        }
        assertThat(text(database, "SELECT string_agg(d::text, ';' ORDER BY arrival) FROM hub.drops d"))
                .isEqualTo(before);
        run(database, ARRIVE);
        assertThat(text(database, "SELECT count(DISTINCT arrival) = count(*) FROM hub.drops"))
                .as("numbers go on after those that came back")
                .isEqualTo("t");
    }

    @Test
    void whatIsNotCommittedLeavesNothing(Database database) throws Exception {
        run(database, ARRIVE);
        String before = text(database, "SELECT count(*)::text FROM hub.drops");
        try (TableSnapshot snapshot = TableSnapshot.begin(database.owner());
                TableLoad load = TableLoad.begin(database.owner())) {
            Table feeds = snapshot.tables().stream()
                    .filter(table -> table.name().equals("index_feeds"))
                    .findFirst()
                    .orElseThrow();
            load.fill(feeds, new ByteArrayInputStream(new byte[0]));
        }
        assertThat(text(database, "SELECT count(*)::text FROM hub.drops")).isEqualTo(before);
    }

    private static void run(Database database, String sql) throws Exception {
        try (Connection connection = open(database);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String text(Database database, String sql) throws Exception {
        try (Connection connection = open(database);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static Connection open(Database database) throws Exception {
        DatabaseAccess owner = database.owner();
        return DriverManager.getConnection(owner.url(), owner.user(), owner.password());
    }
}
