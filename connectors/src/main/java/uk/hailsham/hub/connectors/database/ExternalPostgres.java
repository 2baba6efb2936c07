package uk.hailsham.hub.connectors.database;

import java.io.IOException;
import java.util.Properties;
import org.postgresql.Driver;
import org.postgresql.PGProperty;
import uk.hailsham.hub.connectors.ground.ThisMachine;

/** A PostgreSQL somebody else runs; docs/operating.md has the roles it needs. */
public record ExternalPostgres(DatabaseAccess owner, DatabaseAccess hub) implements Database {
    private static final String VERIFIED = "verify-full";

    /**
     * @param closed the network between here and there is somebody's own: it may be spoken to in the clear
     * @throws IOException when the town's children would go over a network unguarded
     */
    public static ExternalPostgres at(DatabaseAccess owner, DatabaseAccess hub, boolean closed) throws IOException {
        Properties said = Driver.parseURL(hub.url(), new Properties());
        if (said == null) {
            throw new IOException("expected hub.database.url to be jdbc:postgresql://…, found something else");
        }
        if (!closed && !near(said) && !verified(said)) {
            throw new IOException("expected sslmode=verify-full in hub.database.url, and sslrootcert=FILE with the"
                    + " server's or its issuer's certificate in PEM, found a way to "
                    + PGProperty.PG_HOST.getOrDefault(said)
                    + " that others on the network could read or answer; in a network that nobody else is in say"
                    + " hub.database.closed=true");
        }
        return new ExternalPostgres(owner, hub);
    }

    private static boolean near(Properties said) {
        for (String host : PGProperty.PG_HOST.getOrDefault(said).split(",")) {
            if (!ThisMachine.is(host)) {
                return false;
            }
        }
        return true;
    }

    /** The driver takes {@code ssl=true} without a mode for the same; a factory or verifier of one's own may ask for less. */
    private static boolean verified(Properties said) {
        String mode = PGProperty.SSL_MODE.getOrNull(said);
        boolean full = mode == null ? PGProperty.SSL.getBoolean(said) : mode.equals(VERIFIED);
        return full
                && PGProperty.SSL_FACTORY.getOrNull(said) == null
                && PGProperty.SSL_HOSTNAME_VERIFIER.getOrNull(said) == null;
    }

    @Override
    public void close() {
        // Whoever runs it stops it.
    }
}
