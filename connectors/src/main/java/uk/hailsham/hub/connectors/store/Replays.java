package uk.hailsham.hub.connectors.store;

import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import uk.hailsham.hub.domain.access.Access;
import uk.hailsham.hub.domain.identifier.Shown;

/** Drops that read again, with today's mapping, what an earlier drop brought. */
public final class Replays {
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final AuditLog audit;
    private final Provenance provenance;
    private final Clock clock;

    public Replays(
            JdbcClient jdbc, TransactionTemplate transactions, AuditLog audit, Provenance provenance, Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.audit = audit;
        this.provenance = provenance;
        this.clock = clock;
    }

    /** Why a drop cannot be replayed, for the person who asked. */
    public static final class Impossible extends RuntimeException {
        public Impossible(String message) {
            super(message);
        }
    }

    /** @throws Impossible with the reason: its kind, its state, bytes that are deleted, or a newer word of the school */
    public void check(Drop drop) {
        if (drop.kind() != DropKind.PUPILS) {
            throw new Impossible("expected a drop of pupils, found one of the kind "
                    + drop.kind().word() + ": replaying it would ask for things twice; let it be sent again");
        }
        if (drop.state() != DropState.APPLIED && drop.state() != DropState.REFUSED) {
            throw new Impossible("expected a drop that was applied or refused, found one that is "
                    + drop.state().word() + "; a held one is read again when it is released");
        }
        newer(drop).ifPresent(newer -> {
            throw new Impossible("the school has said something newer since: " + Shown.DROP.of(newer)
                    + "; replaying this one would put back what the newer one changed, so replay that one");
        });
        if (bytesDeleted(drop)) {
            throw new Impossible("its raw bytes were deleted when their time was over (raw-bytes in retention.yml); let"
                    + " the school send it again");
        }
    }

    /** @throws Impossible with the reason: its kind, or its state */
    public void checkHeld(Drop drop) {
        if (drop.kind() != DropKind.PUPILS || drop.state() != DropState.HELD) {
            throw new Impossible("expected a held drop of pupils, found one of the kind "
                    + drop.kind().word() + " that is " + drop.state().word());
        }
    }

    /** Notes that somebody had a held drop's differences shown. */
    public void compared(Access access, Drop drop) {
        audit.record(access, "looked-at-difference", "drop", drop.id());
    }

    private Optional<UUID> newer(Drop drop) {
        return jdbc.sql("""
                        SELECT n.id FROM hub.drops n, hub.drops d WHERE d.id = ? AND n.partner = d.partner
                        AND n.kind = d.kind AND n.arrival > d.arrival AND n.state IN ('arrived', 'reading', 'held', 'applied')
                        ORDER BY n.arrival DESC LIMIT 1""").param(drop.id()).query(UUID.class).optional();
    }

    private boolean bytesDeleted(Drop drop) {
        return jdbc.sql("SELECT bytes_deleted_at IS NOT NULL FROM hub.drops WHERE id = ?")
                .param(drop.bytes())
                .query(Boolean.class)
                .single();
    }

    /** Notes that somebody had the differences shown. */
    public void previewed(Access access, Drop drop) {
        audit.record(access, "previewed-replay", "drop", drop.id());
    }

    /** A new drop of the same bytes, which the school's intake then takes like any other, brake and books included. */
    public void begin(Access access, Drop old, UUID id) {
        transactions.executeWithoutResult(status -> {
            jdbc.sql("SELECT pg_advisory_xact_lock(hashtext('drops'), hashtext(?))")
                    .param(old.partner())
                    .query()
                    .listOfRows();
            check(old);
            jdbc.sql("""
                            INSERT INTO hub.drops (id, partner, kind, state, parts, size, content_hash, arrived_at,
                                config_hash, hub_version, replays, bytes_of)
                            SELECT ?, partner, kind, 'arrived', parts, size, content_hash, ?, ?, ?, id, ?
                            FROM hub.drops WHERE id = ?""")
                    .params(
                            id,
                            Sql.time(clock.instant()),
                            provenance.configHash(),
                            provenance.hubVersion(),
                            old.bytes(),
                            old.id())
                    .update();
            audit.record(access, "replayed", "drop", id, java.util.Map.of("replays", old.id()));
        });
    }
}
