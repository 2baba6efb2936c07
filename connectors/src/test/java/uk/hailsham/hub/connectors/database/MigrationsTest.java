package uk.hailsham.hub.connectors.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.jdbc.core.simple.JdbcClient;

@ExtendWith(TestDatabase.class)
class MigrationsTest {
    private final Database database;

    MigrationsTest(Database database) {
        this.database = database;
    }

    @Test
    void aDatabaseOfANewerHubIsLeftAlone() throws IOException {
        Migrations.apply(database);
        JdbcClient owner = JdbcClient.create(TestDatabase.source(TestDatabase.superuser(database)));
        owner.sql("""
                INSERT INTO hub.flyway_schema_history
                    (installed_rank, version, description, type, script, installed_by, execution_time, success)
                SELECT max(installed_rank) + 1, '9001', 'of tomorrow', 'SQL', 'V9001__of_tomorrow.sql', 'hub', 1, true
                FROM hub.flyway_schema_history""").update();
        try {
            assertThatThrownBy(() -> Migrations.apply(database))
                    .isExactlyInstanceOf(IOException.class)
                    .hasMessage("expected a schema version this hub knows, found V9001: the database is of a newer hub;"
                            + " start that one");
        } finally {
            owner.sql("DELETE FROM hub.flyway_schema_history WHERE version = '9001'")
                    .update();
        }
        Migrations.apply(database);
    }

    @Test
    void aDatabaseThatLetsNobodyInIsOneSentenceWithWhatToDo() {
        DatabaseAccess owner = database.owner();
        assertThat(List.of(
                        refusal(new DatabaseAccess(
                                owner.url().replaceAll(":\\d+/", ":1/"), owner.user(), owner.password())),
                        refusal(new DatabaseAccess(owner.url(), owner.user(), "another")),
                        refusal(new DatabaseAccess(
                                owner.url().replaceAll("/test_\\d+", "/nowhere"), owner.user(), owner.password()))))
                .containsExactly(
                        "the database does not answer; start it, or say in hub.database.url where it is",
                        "the database refuses its owner's login; see hub.database.owner and hub.database.owner.password",
                        "expected the database that hub.database.url names, found none; make it as docs/operating.md says");
    }

    private String refusal(DatabaseAccess owner) {
        return catchThrowableOfType(IOException.class, () -> Migrations.apply(new Asked(owner, database.hub())))
                .getMessage();
    }

    private record Asked(DatabaseAccess owner, DatabaseAccess hub) implements Database {
        @Override
        public void close() {
            // Nothing was opened.
        }
    }
}
