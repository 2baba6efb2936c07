package uk.hailsham.hub.connectors.database;

/** A PostgreSQL somebody else runs; docs/operating.md has the roles it needs. */
public record ExternalPostgres(DatabaseAccess owner, DatabaseAccess hub) implements Database {
    @Override
    public void close() {
        // Whoever runs it stops it.
    }
}
