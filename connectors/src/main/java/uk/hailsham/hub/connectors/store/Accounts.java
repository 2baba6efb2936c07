package uk.hailsham.hub.connectors.store;

import java.time.Clock;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.IntSupplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import uk.hailsham.hub.domain.access.Access;
import uk.hailsham.hub.domain.access.Access.Role;

/** Who may sign in. */
public final class Accounts {
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final AuditLog audit;
    private final Clock clock;

    public Accounts(JdbcClient jdbc, TransactionTemplate transactions, AuditLog audit, Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.audit = audit;
        this.clock = clock;
    }

    /** @param school null unless the role is SCHOOL */
    public record Account(String name, Role role, String school, String passwordHash, boolean disabled) {}

    /** @return false when there is an account of that name already, disabled or not */
    public boolean add(String name, Role role, String school, String passwordHash) {
        return audited(
                name,
                "added",
                () -> jdbc.sql("INSERT INTO hub.accounts (name, role, school, password_hash,"
                                + " created_at) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING")
                        .params(Arrays.asList(name, Sql.word(role), school, passwordHash, Sql.time(clock.instant())))
                        .update());
    }

    /** @return false when there is no such account, or it is disabled */
    public boolean disable(String name) {
        return audited(
                name,
                "disabled",
                () -> jdbc.sql("UPDATE hub.accounts SET disabled_at = ? WHERE name = ? AND disabled_at IS NULL")
                        .params(Sql.time(clock.instant()), name)
                        .update());
    }

    private boolean audited(String name, String action, IntSupplier change) {
        return Boolean.TRUE.equals(transactions.execute(status -> {
            boolean changed = change.getAsInt() == 1;
            if (changed) {
                audit.record(Access.hub("account " + name), action, "account", null);
            }
            return changed;
        }));
    }

    public Optional<Account> find(String name) {
        return jdbc.sql("SELECT name, role, school, password_hash, disabled_at FROM hub.accounts WHERE name = ?")
                .param(name)
                .query((row, number) -> new Account(
                        row.getString("name"),
                        Sql.value(Role.class, row.getString("role")),
                        row.getString("school"),
                        row.getString("password_hash"),
                        row.getObject("disabled_at") != null))
                .optional();
    }

    public boolean none() {
        return jdbc.sql("SELECT count(*) FROM hub.accounts")
                        .query(Integer.class)
                        .single()
                == 0;
    }
}
