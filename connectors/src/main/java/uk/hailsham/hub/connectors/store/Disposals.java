package uk.hailsham.hub.connectors.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import uk.hailsham.hub.domain.access.Access;
import uk.hailsham.hub.domain.identifier.IdSource;

/** Disposes of what was kept long enough, record by record, and certifies it. What may go the database itself judges. */
public final class Disposals {
    private static final int MOST_AT_ONCE = 10_000;

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final AuditLog audit;
    private final IdSource ids;
    private final Clock clock;

    public Disposals(JdbcClient jdbc, TransactionTemplate transactions, AuditLog audit, IdSource ids, Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * That one record was disposed of; nothing of what it held.
     *
     * @param rule of {@code retention.yml}, and {@code kept} for how long it says
     * @param counts rows by what they were, JSON
     */
    public record Certificate(
            UUID id, Instant at, String rule, String kept, String source, UUID record, UUID child, String counts) {}

    /**
     * All records that have been silent since before then; each in a transaction of its own.
     *
     * @param index the Index's entries; else the schools' pupils
     */
    public List<Certificate> dispose(String rule, Period kept, boolean index, Instant silentBefore) {
        return jdbc
                .sql("SELECT id, source, child_id FROM hub.disposable WHERE (source = 'index') = ? AND since < ?"
                        + " ORDER BY since, id LIMIT " + MOST_AT_ONCE)
                .params(index, Sql.time(silentBefore))
                .query((row, number) -> new Certificate(
                        ids.next(),
                        clock.instant(),
                        rule,
                        kept.toString(),
                        row.getString("source"),
                        row.getObject("id", UUID.class),
                        row.getObject("child_id", UUID.class),
                        null))
                .list()
                .stream()
                .flatMap(due -> one(due, silentBefore).stream())
                .toList();
    }

    /** Empty when something has come in between, such as a legal hold. */
    private Optional<Certificate> one(Certificate due, Instant silentBefore) {
        return transactions.execute(status -> {
            List<String> counts = jdbc.sql(
                            "SELECT CAST(disposed AS text) FROM hub.dispose(?, ?) AS disposed WHERE disposed IS NOT NULL")
                    .params(due.record(), Sql.time(silentBefore))
                    .query(String.class)
                    .list();
            return counts.stream().findFirst().map(found -> certified(due, found));
        });
    }

    private Certificate certified(Certificate due, String counts) {
        jdbc.sql("INSERT INTO hub.disposals (id, at, rule, kept, source, record_id, child_id, counts)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, CAST(? AS jsonb))")
                .params(
                        due.id(),
                        Sql.time(due.at()),
                        due.rule(),
                        due.kept(),
                        due.source(),
                        due.record(),
                        due.child(),
                        counts)
                .update();
        audit.record(Access.hub(due.rule() + " kept for " + due.kept()), "disposed", "record", due.record());
        return new Certificate(
                due.id(), due.at(), due.rule(), due.kept(), due.source(), due.record(), due.child(), counts);
    }

    /** The newest first. */
    public List<Certificate> list(int limit) {
        return jdbc.sql("SELECT * FROM hub.disposals ORDER BY at DESC, id DESC LIMIT ?")
                .param(limit)
                .query(Disposals::certificate)
                .list();
    }

    private static Certificate certificate(ResultSet row, int number) throws SQLException {
        return new Certificate(
                row.getObject("id", UUID.class),
                Sql.instant(row, "at"),
                row.getString("rule"),
                row.getString("kept"),
                row.getString("source"),
                row.getObject("record_id", UUID.class),
                row.getObject("child_id", UUID.class),
                row.getString("counts"));
    }
}
