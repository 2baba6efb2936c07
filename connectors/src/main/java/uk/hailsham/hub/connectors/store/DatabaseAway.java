package uk.hailsham.hub.connectors.store;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;
import org.springframework.transaction.TransactionException;

/** Tells a failure of the database from one of the work: the server is away, is stopping, has no space, or chose another. */
final class DatabaseAway {
    /** Connection, rollback by a conflict, resources (a full disk), an operator's stop, the system beneath. */
    private static final Set<String> CLASSES = Set.of("08", "40", "53", "57", "58");

    private DatabaseAway() {}

    static boolean caused(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            // A connection that broke within a transaction can only fail to roll back, which hides why.
            if (cause instanceof TransactionException
                    || cause instanceof SQLTransientConnectionException
                    || cause instanceof SQLException sql
                            && sql.getSQLState() != null
                            && CLASSES.contains(sql.getSQLState().substring(0, 2))) {
                return true;
            }
        }
        return false;
    }
}
