/** PostgreSQL, embedded or external: started, taken over after a crash, stopped last; its roles and migrations. */
package uk.hailsham.hub.connectors.database;
