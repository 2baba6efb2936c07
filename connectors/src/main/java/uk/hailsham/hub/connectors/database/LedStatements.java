package uk.hailsham.hub.connectors.database;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.lang.reflect.UndeclaredThrowableException;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.SqlProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Gives what a thread that leads writes outside of any transaction one of its own, so that it is refused like all others
 * when the thread's epoch is over.
 */
public final class LedStatements {
    private final JdbcOperations statements;
    private final TransactionTemplate transactions;
    private final Leadership leadership;

    private LedStatements(JdbcOperations statements, TransactionTemplate transactions, Leadership leadership) {
        this.statements = statements;
        this.transactions = transactions;
        this.leadership = leadership;
    }

    /** @param transactions {@link LedTransactions} over the same database */
    public static JdbcClient over(DataSource database, TransactionTemplate transactions, Leadership leadership) {
        LedStatements led = new LedStatements(new JdbcTemplate(database), transactions, leadership);
        return JdbcClient.create((JdbcOperations) Proxy.newProxyInstance(
                LedStatements.class.getClassLoader(),
                new Class<?>[] {JdbcOperations.class},
                (proxy, method, values) -> led.run(method, values)));
    }

    private Object run(Method method, Object[] values) throws Throwable {
        boolean alone = leadership.entered()
                && !TransactionSynchronizationManager.isActualTransactionActive()
                && !looks(method, values);
        return alone ? transactions.execute(status -> called(method, values)) : invoked(method, values);
    }

    /** A SELECT of a function of ours may write. */
    private static boolean looks(Method method, Object[] values) {
        return method.getName().startsWith("query")
                && Stream.of(values)
                        .limit(1)
                        .map(what -> what instanceof SqlProvider given ? given.getSql() : what)
                        .anyMatch(sql -> sql instanceof String text
                                && text.startsWith("SELECT ")
                                && !text.startsWith("SELECT hub."));
    }

    private Object called(Method method, Object[] values) {
        try {
            return invoked(method, values);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new UndeclaredThrowableException(e);
        }
    }

    private Object invoked(Method method, Object[] values) throws Throwable {
        try {
            return method.invoke(statements, values);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
