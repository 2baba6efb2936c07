package uk.hailsham.hub.connectors.store;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A database of its own. */
final class Roles {
    private static final String BASE = "jdbc:postgresql://127.0.0.1:54991/";

    static DriverManagerDataSource fresh() {
        String name = "t" + UUID.randomUUID().toString().replace("-", "");
        try (Connection admin = DriverManager.getConnection(BASE + "postgres", "postgres", "");
                var s = admin.createStatement()) {
            s.execute("SELECT pg_advisory_lock(1)");
            s.execute("""
                    DO $$ BEGIN
                    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname='hub_owner') THEN
                      CREATE ROLE hub_owner LOGIN; CREATE ROLE hub_app LOGIN; CREATE ROLE hub_protection;
                      GRANT hub_protection TO hub_app WITH INHERIT FALSE, SET TRUE;
                    END IF; END $$""");
            s.execute("CREATE DATABASE " + name + " OWNER hub_owner");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        Flyway.configure()
                .dataSource(BASE + name, "hub_owner", "")
                .defaultSchema("hub")
                .createSchemas(true)
                .placeholders(Map.of("hubRole", "hub_app", "protectionRole", "hub_protection"))
                .load()
                .migrate();
        return new DriverManagerDataSource(BASE + name, "hub_app", "");
    }
}
