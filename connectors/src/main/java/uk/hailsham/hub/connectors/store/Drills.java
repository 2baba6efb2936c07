package uk.hailsham.hub.connectors.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import uk.hailsham.hub.domain.access.Access;

/** Drills under way, rung by rung; nothing of one is left when it is over. */
public final class Drills {
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final AuditLog audit;

    public Drills(JdbcClient jdbc, TransactionTemplate transactions, AuditLog audit) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.audit = audit;
    }

    /** @param rung that was reached then, and with which event */
    public record Reached(String rung, String kind, Instant at) {}

    /**
     * @param reason of the last attempt that did not carry; null when there was none
     * @param open an attempt is under way, or waits
     */
    public record Line(
            UUID recipient,
            String agency,
            String state,
            String rung,
            List<Reached> reached,
            String reason,
            boolean open) {
        public Line {
            reached = List.copyOf(reached);
        }
    }

    /** Empty when there is no such drill, or it is over. */
    public List<Line> of(UUID drill) {
        Map<UUID, List<Reached>> reached = new LinkedHashMap<>();
        jdbc.sql("""
                        SELECT r.id, e.rung, e.kind, e.at FROM hub.recipient_events e
                        JOIN hub.recipients r ON r.id = e.recipient_id JOIN hub.referrals f ON f.id = r.referral_id
                        WHERE f.id = ? AND f.school = 'drill' ORDER BY e.id""").param(drill).query(row -> {
            reached.computeIfAbsent(row.getObject("id", UUID.class), id -> new ArrayList<>())
                    .add(new Reached(row.getString("rung"), row.getString("kind"), Sql.instant(row, "at")));
        });
        return jdbc.sql("""
                        SELECT r.id, r.agency, r.state, r.rung,
                            (SELECT a.detail FROM hub.attempts a WHERE a.recipient_id = r.id AND a.detail IS NOT NULL
                                ORDER BY a.number DESC LIMIT 1) AS reason,
                            EXISTS (SELECT FROM hub.attempts a WHERE a.recipient_id = r.id AND a.ended_at IS NULL) AS open
                        FROM hub.recipients r JOIN hub.referrals f ON f.id = r.referral_id
                        WHERE f.id = ? AND f.school = 'drill' ORDER BY r.agency""")
                .param(drill)
                .query((row, number) -> {
                    UUID recipient = row.getObject("id", UUID.class);
                    return new Line(
                            recipient,
                            row.getString("agency"),
                            row.getString("state"),
                            row.getString("rung"),
                            reached.getOrDefault(recipient, List.of()),
                            row.getString("reason"),
                            row.getBoolean("open"));
                })
                .list();
    }

    /** Drills that nobody has ended. */
    public List<UUID> open() {
        return jdbc.sql("SELECT id FROM hub.referrals WHERE school = 'drill' ORDER BY made_at")
                .query(UUID.class)
                .list();
    }

    /** Deletes whatever is of it. @return false when there is no such drill, or a delivery is under way just now */
    public boolean end(Access access, UUID drill) {
        return Boolean.TRUE.equals(transactions.execute(status -> {
            boolean ended = jdbc.sql("SELECT hub.end_drill(?)")
                    .param(drill)
                    .query(Boolean.class)
                    .single();
            if (ended) {
                audit.record(access, "drill-ended", "referral", drill);
            }
            return ended;
        }));
    }
}
