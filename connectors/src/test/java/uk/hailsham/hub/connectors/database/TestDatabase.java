package uk.hailsham.hub.connectors.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * A real PostgreSQL for tests: one server for the whole run, and for each test class a migrated database of its own,
 * given to constructors and methods that ask for a {@link Database}.
 */
public final class TestDatabase implements BeforeAllCallback, ParameterResolver {
    private static final ExtensionContext.Namespace OURS = ExtensionContext.Namespace.create(TestDatabase.class);
    private static final AtomicInteger NUMBER = new AtomicInteger();

    @Override
    public void beforeAll(ExtensionContext context) {
        Server server =
                context.getRoot().getStore(OURS).getOrComputeIfAbsent("server", k -> new Server(), Server.class);
        context.getStore(OURS).put("database", server.freshDatabase());
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Database.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getStore(OURS).get("database", Database.class);
    }

    /** Access in the role that may do anything, for tests that tamper. */
    public static DatabaseAccess superuser(Database database) {
        return ((Fresh) database).superuser();
    }

    /** Takes every row away, and what is staged; its tables stay as they are, since TRUNCATE makes every file of them anew. */
    public static void empty(Database database) {
        DatabaseAccess all = superuser(database);
        try (Connection connection = DriverManager.getConnection(all.url(), all.user(), all.password());
                Statement statement = connection.createStatement()) {
            statement.execute("""
                    DO $$ DECLARE t text; BEGIN
                    -- or the audit's own triggers refuse
                    PERFORM set_config('session_replication_role', 'replica', true);
                    FOR t IN SELECT format('%I.%I', schemaname, tablename) FROM pg_tables
                        WHERE schemaname = 'hub_staging' LOOP EXECUTE 'DROP TABLE ' || t; END LOOP;
                    FOR t IN SELECT format('hub.%I', tablename) FROM pg_tables
                        WHERE schemaname = 'hub' AND tablename <> 'flyway_schema_history' LOOP
                        EXECUTE 'DELETE FROM ' || t; END LOOP;
                    END $$""");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A connection for each statement, in any role: for the few of a test that the hub itself would not make. */
    public static DataSource source(DatabaseAccess access) {
        return new DriverManagerDataSource(access.url(), access.user(), access.password());
    }

    /** Connections in the hub's role that stay open for the whole class, as the hub's own do: to sign in takes longer than to ask. */
    public static DataSource pool(Database database) {
        return ((Fresh) database).pool();
    }

    private record Fresh(DatabaseAccess owner, DatabaseAccess hub, DatabaseAccess superuser, HikariDataSource pool)
            implements Database, ExtensionContext.Store.CloseableResource {
        @Override
        public void close() {
            pool.close();
        }
    }

    private static final class Server implements ExtensionContext.Store.CloseableResource {
        private final Path folder;
        private final EmbeddedPostgres postgres;

        Server() {
            try {
                folder = Files.createTempDirectory("hub-test-database");
                Path binaries = Path.of("target/postgresql").toAbsolutePath();
                postgres = EmbeddedPostgres.start(binaries, folder, EmbeddedPostgres.Durability.FAST_FOR_TESTS);
                Migrations.apply(postgres);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        synchronized Database freshDatabase() {
            String name = "test_" + NUMBER.incrementAndGet();
            DatabaseAccess all = postgres.superuser("postgres");
            try (Connection connection = DriverManager.getConnection(all.url(), all.user(), all.password());
                    Statement statement = connection.createStatement()) {
                statement.execute("create database " + name + " template hub owner "
                        + postgres.owner().user());
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
            DatabaseAccess hub = in(postgres.hub(), name);
            return new Fresh(in(postgres.owner(), name), hub, postgres.superuser(name), pool(hub));
        }

        private static HikariDataSource pool(DatabaseAccess access) {
            HikariConfig config = new HikariConfig();
            config.setJdbcUrl(access.url());
            config.setUsername(access.user());
            config.setPassword(access.password());
            config.setMinimumIdle(1);
            config.setInitializationFailTimeout(-1);
            return new HikariDataSource(config);
        }

        private static DatabaseAccess in(DatabaseAccess access, String database) {
            return new DatabaseAccess(
                    access.url().replace("/hub?", "/" + database + "?"), access.user(), access.password());
        }

        @Override
        public void close() throws IOException {
            postgres.close();
            try (Stream<Path> walk = Files.walk(folder)) {
                walk.sorted(Comparator.reverseOrder())
                        .forEach(path -> path.toFile().delete());
            }
        }
    }
}
