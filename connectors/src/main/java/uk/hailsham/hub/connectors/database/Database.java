package uk.hailsham.hub.connectors.database;

/** The hub's PostgreSQL, wherever it runs. */
public interface Database extends AutoCloseable {
    /** The role that owns the tables and migrates them; nothing else is done in it. */
    DatabaseAccess owner();

    /** The hub's own role: it cannot change the audit, nor read the child-protection compartment by itself. */
    DatabaseAccess hub();

    /** Stops the database when it is embedded; to be called last, after everything that uses it. */
    @Override
    void close();
}
