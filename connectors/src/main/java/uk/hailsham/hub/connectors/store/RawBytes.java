package uk.hailsham.hub.connectors.store;

import java.time.Clock;
import java.time.Instant;
import java.time.Period;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import uk.hailsham.hub.domain.access.Access;

/** Which drops' raw bytes the vault still holds, and whose time is over. */
public final class RawBytes {
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final AuditLog audit;
    private final Clock clock;

    public RawBytes(JdbcClient jdbc, TransactionTemplate transactions, AuditLog audit, Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.audit = audit;
        this.clock = clock;
    }

    /** Of finished drops; not under legal hold, nor read by an unfinished or held replay. */
    public List<UUID> arrivedBefore(Instant before) {
        return jdbc.sql("""
                        SELECT d.id FROM hub.drops d
                        WHERE d.bytes_of IS NULL AND d.bytes_deleted_at IS NULL AND d.arrived_at < ?
                        AND NOT EXISTS (SELECT FROM hub.drops r WHERE (r.id = d.id OR r.bytes_of = d.id)
                            AND (r.state IN ('arrived', 'reading', 'held') OR r.id IN (SELECT subject FROM hub.on_hold)))
                        ORDER BY d.arrived_at LIMIT 10000""").param(Sql.time(before)).query(UUID.class).list();
    }

    /**
     * To be said when they are gone.
     *
     * @param kept for how long they were; ISO in the audit, {@code P30D}
     */
    public void deleted(UUID drop, Period kept) {
        transactions.executeWithoutResult(status -> {
            jdbc.sql("UPDATE hub.drops SET bytes_deleted_at = ? WHERE id = ?")
                    .params(Sql.time(clock.instant()), drop)
                    .update();
            audit.record(Access.hub("kept for " + kept), "bytes-deleted", "drop", drop);
        });
    }
}
