package uk.hailsham.hub.connectors.database;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.flywaydb.core.api.MigrationVersion;

/** Brings the tables to this hub's version; migrations only grow. */
public final class Migrations {
    public static final String SCHEMA = "hub";

    /** By class of SQLSTATE (PostgreSQL, appendix A): why a database lets nobody in, and what to do. */
    private static final Map<String, String> WAYS = Map.of(
            "08", "the database does not answer; start it, or say in hub.database.url where it is",
            "57", "the database takes nobody in just now; start the hub again when it does",
            "28", "the database refuses its owner's login; see hub.database.owner and hub.database.owner.password",
            "3D", "expected the database that hub.database.url names, found none; make it as docs/operating.md says");

    private Migrations() {}

    /**
     * @throws IOException with what to do, when the database is of a newer hub, or does not let its owner in
     * @throws FlywayException when the tables were changed by hand
     */
    public static void apply(Database database) throws IOException {
        Flyway flyway = flyway(database, MigrationVersion.LATEST);
        try {
            // Flyway itself lets an older program work on newer tables, of which it knows nothing.
            for (MigrationInfo one : flyway.info().applied()) {
                if (one.getState() == MigrationState.FUTURE_SUCCESS) {
                    throw ofNewer("V" + one.getVersion() + ": the database is of a newer hub; start that one");
                }
            }
            flyway.migrate();
        } catch (FlywayException e) {
            throw notLetIn(e).orElseThrow(() -> e);
        }
    }

    private static Optional<IOException> notLetIn(FlywayException e) {
        return Stream.<Throwable>iterate(e, Objects::nonNull, Throwable::getCause)
                .filter(SQLException.class::isInstance)
                .map(cause -> String.valueOf(((SQLException) cause).getSQLState()))
                .map(state -> WAYS.get(state.substring(0, Math.min(2, state.length()))))
                .filter(Objects::nonNull)
                .findFirst()
                .map(said -> new IOException(said, e));
    }

    private static IOException ofNewer(String found) {
        return new IOException("expected a schema version this hub knows, found " + found);
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
            throw ofNewer("V" + version + ": it is of a newer hub; restore it with that one");
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
