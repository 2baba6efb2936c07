package uk.hailsham.hub.connectors.database;

import uk.hailsham.hub.connectors.database.EmbeddedPostgres.Durability;

/** The embedded server's settings, written anew at every start. */
final class ServerSettings {
    private ServerSettings() {}

    /** A server's log must hold no child's data: errors, which quote values and statements, are not logged at all. */
    static String text(int port, Durability durability) {
        String durable = durability == Durability.DURABLE ? "on" : "off";
        return """
                listen_addresses = '127.0.0.1'
                port = %d
                unix_socket_directories = ''
                max_connections = 60
                shared_buffers = 96MB
                work_mem = 16MB
                maintenance_work_mem = 64MB
                max_wal_size = 2GB
                checkpoint_timeout = 15min
                wal_compression = on
                fsync = %2$s
                synchronous_commit = %2$s
                full_page_writes = %2$s
                timezone = 'UTC'
                log_timezone = 'UTC'
                datestyle = 'iso, ymd'
                log_min_messages = fatal
                log_min_error_statement = panic
                log_error_verbosity = terse
                log_statement = none
                log_parameter_max_length = 0
                log_parameter_max_length_on_error = 0
                jit = off
                """.formatted(port, durable);
    }
}
