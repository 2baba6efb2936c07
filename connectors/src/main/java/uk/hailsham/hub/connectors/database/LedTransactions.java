package uk.hailsham.hub.connectors.database;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;

/** Begins no transaction for a thread that leads under an epoch which is over. */
public final class LedTransactions extends JdbcTransactionManager {
    private final transient Leadership leadership;

    public LedTransactions(DataSource database, Leadership leadership) {
        super(database);
        this.leadership = leadership;
    }

    @Override
    protected void prepareTransactionalConnection(Connection connection, TransactionDefinition definition)
            throws SQLException {
        super.prepareTransactionalConnection(connection, definition);
        leadership.check(connection);
    }
}
