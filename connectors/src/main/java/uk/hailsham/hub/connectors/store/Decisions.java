package uk.hailsham.hub.connectors.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import uk.hailsham.hub.domain.access.Access;
import uk.hailsham.hub.domain.identifier.IdSource;
import uk.hailsham.hub.domain.referral.NotShared;

/** Decisions not to share: kept beside the referrals that were not made. */
public final class Decisions {
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final AuditLog audit;
    private final IdSource ids;
    private final Clock clock;

    public Decisions(JdbcClient jdbc, TransactionTemplate transactions, AuditLog audit, IdSource ids, Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /** What became of it. */
    public enum Outcome {
        RECORDED,
        /** The school has recorded the same under this reference. */
        REPEATED,
        /** The school has recorded another decision under this reference. */
        REFERENCE_TAKEN
    }

    public record Recorded(UUID id, Outcome outcome) {}

    /** @param record the school's own, of the pupil it is about */
    public Recorded record(Access access, NotShared decision, UUID record) {
        return transactions.execute(status -> {
            UUID id = ids.next();
            if (insert(id, access.who(), decision, record)) {
                audit.record(access, "decided-not-to-share", "not-shared", id, Map.of("record", record));
                return new Recorded(id, Outcome.RECORDED);
            }
            return existing(decision, record);
        });
    }

    private boolean insert(UUID id, String who, NotShared decision, UUID record) {
        return jdbc.sql("""
                        INSERT INTO hub.not_shared (id, school, reference, record_id, service, decided_by, role,
                            decided_on, reason, words, recorded_by, recorded_at)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (school, reference) DO NOTHING""")
                        .params(Arrays.asList(
                                id,
                                decision.school(),
                                decision.reference(),
                                record,
                                decision.service(),
                                decision.decidedBy(),
                                decision.role(),
                                decision.decidedOn(),
                                decision.reason(),
                                decision.words(),
                                who,
                                Sql.time(clock.instant())))
                        .update()
                == 1;
    }

    private Recorded existing(NotShared decision, UUID record) {
        return jdbc.sql("SELECT id, record_id = ? AND reason = ? AND decided_on = ? AS same FROM hub.not_shared"
                        + " WHERE school = ? AND reference = ?")
                .params(record, decision.reason(), decision.decidedOn(), decision.school(), decision.reference())
                .query((row, number) -> new Recorded(
                        row.getObject("id", UUID.class),
                        row.getBoolean("same") ? Outcome.REPEATED : Outcome.REFERENCE_TAKEN))
                .single();
    }

    /** @param child whose the record is now */
    public record View(
            UUID id,
            String school,
            String reference,
            UUID child,
            String service,
            String decidedBy,
            String role,
            LocalDate decidedOn,
            String reason,
            String words,
            String recordedBy,
            Instant recordedAt) {}

    /**
     * The newest first; each is a look at a child, and an event of the audit. Of a sealed identity nothing is told.
     *
     * @param school to tell only what it recorded itself; null for all
     */
    public List<View> list(Access access, String school, int limit) {
        return transactions.execute(status -> {
            List<View> found = jdbc.sql("""
                            SELECT n.*, cr.child_id FROM hub.not_shared n JOIN hub.records r ON r.id = n.record_id
                            JOIN hub.child_records cr ON cr.record_id = r.id
                            WHERE r.adoption_id IS NULL AND (?::text IS NULL OR n.school = ?)
                            ORDER BY n.recorded_at DESC, n.id DESC LIMIT ?""")
                    .params(Arrays.asList(school, school, limit))
                    .query((row, number) -> view(row))
                    .list();
            found.forEach(
                    view -> audit.record(access, "looked-at", "not-shared", view.id(), Map.of("child", view.child())));
            return found;
        });
    }

    private static View view(ResultSet row) throws SQLException {
        return new View(
                row.getObject("id", UUID.class),
                row.getString("school"),
                row.getString("reference"),
                row.getObject("child_id", UUID.class),
                row.getString("service"),
                row.getString("decided_by"),
                row.getString("role"),
                row.getObject("decided_on", LocalDate.class),
                row.getString("reason"),
                row.getString("words"),
                row.getString("recorded_by"),
                Sql.instant(row, "recorded_at"));
    }
}
