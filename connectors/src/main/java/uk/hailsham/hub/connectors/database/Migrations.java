package uk.hailsham.hub.connectors.database;

import java.util.Map;
import org.flywaydb.core.Flyway;

/** Brings the tables to this hub's version; migrations only grow. */
public final class Migrations {
    public static final String SCHEMA = "hub";

    private Migrations() {}

    /** @throws org.flywaydb.core.api.FlywayException when the database is of a newer hub, or was changed by hand */
    public static void apply(Database database) {
        DatabaseAccess owner = database.owner();
        Flyway.configure()
                .dataSource(owner.url(), owner.user(), owner.password())
                .locations("classpath:db/migration")
                .defaultSchema(SCHEMA)
                .placeholders(Map.of("hubRole", database.hub().user(), "protectionRole", Roles.PROTECTION))
                .load()
                .migrate();
    }
}
