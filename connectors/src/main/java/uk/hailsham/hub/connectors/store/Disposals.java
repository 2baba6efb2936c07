package uk.hailsham.hub.connectors.store;

import java.time.Clock;
import java.time.Instant;
import java.time.Period;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import uk.hailsham.hub.domain.access.Access;
import uk.hailsham.hub.domain.identifier.IdSource;

/**
 * Disposes of what was kept long enough, certifies it, and notes who must hear of it. What may go the database itself
 * judges; each subject goes in a transaction of its own.
 */
public final class Disposals {
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final AuditLog audit;
    private final CertificateBook book;
    private final Purges purges;
    private final IdSource ids;
    private final Clock clock;

    public Disposals(JdbcClient jdbc, TransactionTemplate transactions, AuditLog audit, IdSource ids, Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.audit = audit;
        this.book = new CertificateBook(jdbc);
        this.purges = new Purges(jdbc, clock);
        this.ids = ids;
        this.clock = clock;
    }

    /** A rule that is carried out. @param word as it stands in {@code retention.yml} */
    public record Rule(String word, Period kept) {
        private String why() {
            return word + " kept for " + kept;
        }
    }

    /** What lies outside the database and must go in the same step; each may be asked again for what is gone already. */
    public interface Outside {
        /** The bytes that the vault holds under this id. */
        void paper(UUID id);

        /** A file in a partner's folder. */
        void told(String partner, long sequence);

        /** To be written down before the audit's events go. @param line without its end */
        void cut(String line);
    }

    /** All whose time was over before then. */
    public List<Certificate> dispose(Disposable what, Rule rule, Instant before, Outside outside) {
        return jdbc
                .sql(what.due())
                .param(Sql.time(before))
                .query((row, number) -> new Subject(
                        row.getObject("id", UUID.class),
                        row.getString("source"),
                        row.getObject("child_id", UUID.class)))
                .list()
                .stream()
                .flatMap(due -> one(what, rule, due, before, outside).stream())
                .toList();
    }

    private record Subject(UUID id, String source, UUID child) {}

    private Optional<Certificate> one(Disposable what, Rule rule, Subject due, Instant before, Outside outside) {
        return transactions.execute(status -> asked(what.function(), due.id(), Sql.time(before))
                .map(gone -> {
                    gone.papers().forEach(outside::paper);
                    return certified(rule, what.subject(), due, gone);
                }));
    }

    /** Everything of one kind that is older; empty when there is nothing. */
    public Optional<Certificate> sweep(Sweep what, Rule rule, Instant before, Outside outside) {
        return transactions.execute(status -> asked(what.function(), Sql.time(before))
                .filter(gone -> !gone.nothing())
                .map(gone -> {
                    gone.files().forEach(file -> outside.told(file.partner(), file.sequence()));
                    return certified(rule, Sql.word(what), new Subject(null, "hub", null), gone);
                }));
    }

    /** What the broker has done with: ids only, too many and too little for a certificate. */
    public void clearOutbox(Instant before) {
        asked("SELECT hub.dispose_outbox(?)::text", Sql.time(before));
    }

    /** The audit's whole sealed batches that are older, from its beginning on. */
    public Optional<Certificate> cutAudit(Rule rule, Instant before, Outside outside) {
        return transactions.execute(status -> asked(
                        "SELECT hub.cut_audit(?, ?)::text", Sql.time(before), Sql.time(clock.instant()))
                .map(gone -> {
                    outside.cut(new SealRows(jdbc).cut(gone.upTo()).line());
                    return certified(rule, "audit", new Subject(null, "hub", null), gone);
                }));
    }

    private Optional<Gone> asked(String function, Object... parameters) {
        return jdbc.sql(function).params(parameters).query(String.class).list().stream()
                .filter(java.util.Objects::nonNull)
                .findFirst()
                .map(Gone::read);
    }

    private Certificate certified(Rule rule, String kind, Subject subject, Gone gone) {
        gone.told().stream().filter(Gone.Told::byFile).forEach(purges::add);
        Certificate done = new Certificate(
                ids.next(),
                clock.instant(),
                rule.word(),
                rule.kept().toString(),
                subject.source(),
                kind,
                subject.id(),
                subject.child(),
                Json.write(gone.counts()),
                gone.told().stream().map(Disposals::told).distinct().toList());
        book.add(done);
        audit.record(
                Access.hub(rule.why()),
                "disposed",
                kind,
                subject.id(),
                subject.child() == null ? Map.of() : Map.of("child", subject.child()));
        return done;
    }

    private static Certificate.Told told(Gone.Told told) {
        return new Certificate.Told(told.partner(), told.byFile() ? null : UUID.fromString(told.handle()));
    }

    /** Of these drops, those that ended before then; none under legal hold. */
    public List<UUID> ended(Collection<UUID> drops, Instant before) {
        return jdbc.sql("""
                        SELECT id FROM hub.drops WHERE id IN (:drops) AND finished_at < :before
                        AND state NOT IN ('arrived', 'reading', 'held') AND id NOT IN (SELECT subject FROM hub.on_hold)""")
                .param("drops", drops)
                .param("before", Sql.time(before))
                .query(UUID.class)
                .list();
    }

    /** The newest first. */
    public List<Certificate> list(int limit) {
        return book.newest(limit);
    }
}
