package uk.hailsham.hub.connectors.database;

import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationVersion;

/** Brings the tables to this hub's version; migrations only grow. */
public final class Migrations {
    public static final String SCHEMA = "hub";

    private Migrations() {}

    /** @throws org.flywaydb.core.api.FlywayException when the database is of a newer hub, or was changed by hand */
    public static void apply(Database database) {
        flyway(database, MigrationVersion.LATEST).migrate();
    }

    /**
     * Makes the tables of an older version, to be filled with what that version kept.
     *
     * @throws IOException when this hub does not know the version, or there are tables already
     */
    public static void make(Database database, String version) throws IOException {
        Flyway flyway = flyway(database, MigrationVersion.fromVersion(version));
        boolean known = Arrays.stream(flyway.info().all())
                .anyMatch(one -> one.getVersion() != null
                        && one.getVersion().getVersion().equals(version));
        if (!known) {
            throw new IOException("expected a schema version this hub knows, found V" + version
                    + ": it is of a newer hub; restore it with that one");
        }
        if (flyway.info().current() != null) {
            throw new IOException("expected an empty database, found one with the hub's tables");
        }
        flyway.migrate();
    }

    private static Flyway flyway(Database database, MigrationVersion target) {
        DatabaseAccess owner = database.owner();
        return Flyway.configure()
                .dataSource(owner.url(), owner.user(), owner.password())
                .locations("classpath:db/migration")
                .defaultSchema(SCHEMA)
                .placeholders(Map.of("hubRole", database.hub().user(), "protectionRole", Roles.PROTECTION))
                .target(target)
                .load();
    }
}
