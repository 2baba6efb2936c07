package uk.hailsham.hub.connectors.store;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import uk.hailsham.hub.domain.access.Access;
import uk.hailsham.hub.domain.identifier.IdSource;
import uk.hailsham.hub.domain.telling.Daily;
import uk.hailsham.hub.domain.telling.Receipt;

/**
 * The files the hub makes for the Index and the schools: one for each time that falls due, numbered without gaps, and
 * open until it is answered. When the hub was away at several times, one file makes up for all of them.
 */
public final class Tellings {
    /** What nobody answers is not kept for ever; as long as the bytes of a drop. */
    private static final Duration KEPT = Duration.ofDays(30);

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final AuditLog audit;
    private final Provenance provenance;
    private final IdSource ids;
    private final Clock clock;

    public Tellings(
            JdbcClient jdbc,
            TransactionTemplate transactions,
            AuditLog audit,
            Provenance provenance,
            IdSource ids,
            Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.audit = audit;
        this.provenance = provenance;
        this.ids = ids;
        this.clock = clock;
    }

    /** @param everything false when only what has changed since the file before is asked for */
    public record Making(UUID id, String partner, long sequence, boolean everything, Instant at) {}

    /** @param rows as the file's own trailer counts them */
    public record Made(byte[] bytes, int rows) {}

    /** Makes the content; its reads and writes are of the transaction that takes the sequence. */
    @FunctionalInterface
    public interface Content {
        Made make(Making making);
    }

    /** A file whose bytes are not on the disk yet. */
    public record Unwritten(UUID id, long sequence, byte[] bytes) {}

    /** What an answer did. */
    public enum Effect {
        CLOSED,
        /** Answered before; the first answer stands. */
        REPEATED,
        UNKNOWN
    }

    /**
     * Makes the partner's file if its time has come; the first look only notes when that will be.
     *
     * @return whether it did
     */
    public boolean whenDue(String partner, Daily daily, Content content) {
        if (ahead(partner)) {
            return false;
        }
        return Boolean.TRUE.equals(transactions.execute(status -> {
            Optional<Instant> due = locked(partner, daily).filter(next -> !next.isAfter(clock.instant()));
            due.ifPresent(at -> {
                make(partner, at, content, Access.hub("tell"));
                jdbc.sql("UPDATE hub.tellings SET next_due = ? WHERE partner = ?")
                        .params(Sql.time(daily.after(clock.instant())), partner)
                        .update();
            });
            return due.isPresent();
        }));
    }

    /** Nearly every look ends here: a locked row would be a write, and its commit a wait for the disk. */
    private boolean ahead(String partner) {
        return jdbc.sql("SELECT EXISTS (SELECT FROM hub.tellings WHERE partner = ? AND next_due > ?)")
                .params(partner, Sql.time(clock.instant()))
                .query(Boolean.class)
                .single();
    }

    /** Makes one out of turn, because somebody asks for it; when the next is due stays as it is. */
    public UUID outOfTurn(Access access, String partner, Daily daily, Content content) {
        return transactions.execute(status -> {
            locked(partner, daily);
            return make(partner, null, content, access);
        });
    }

    /** When the next is due; the row stays locked, so that two who look at once do not both make it. */
    private Optional<Instant> locked(String partner, Daily daily) {
        jdbc.sql("INSERT INTO hub.tellings (partner, next_due) VALUES (?, ?) ON CONFLICT DO NOTHING")
                .params(partner, Sql.time(daily.after(clock.instant())))
                .update();
        return jdbc.sql("SELECT next_due FROM hub.tellings WHERE partner = ? FOR UPDATE")
                .param(partner)
                .query((row, number) -> Sql.instant(row, "next_due"))
                .optional();
    }

    private UUID make(String partner, Instant due, Content content, Access access) {
        Making making = jdbc.sql("SELECT last_sequence + 1 AS next, everything FROM hub.tellings WHERE partner = ?")
                .param(partner)
                .query((row, number) -> new Making(
                        ids.next(), partner, row.getLong("next"), row.getBoolean("everything"), clock.instant()))
                .single();
        Made made = content.make(making);
        jdbc.sql("UPDATE hub.tellings SET last_sequence = ?, everything = false WHERE partner = ?")
                .params(making.sequence(), partner)
                .update();
        jdbc.sql("UPDATE hub.told_files SET content = NULL"
                        + " WHERE partner = ? AND content IS NOT NULL AND written_at < ? AND NOT legal_hold")
                .params(partner, Sql.time(clock.instant().minus(KEPT)))
                .update();
        insert(making, due, made);
        audit.record(access, "told-" + partner, "telling", making.id());
        return making.id();
    }

    private void insert(Making making, Instant due, Made made) {
        jdbc.sql("""
                        INSERT INTO hub.told_files (id, partner, sequence, everything, due_at, made_at, row_count, content,
                            config_hash, hub_version) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(Arrays.asList(
                        making.id(),
                        making.partner(),
                        making.sequence(),
                        making.everything(),
                        Sql.time(due),
                        Sql.time(making.at()),
                        made.rows(),
                        made.bytes(),
                        provenance.configHash(),
                        provenance.hubVersion()))
                .update();
    }

    /** Files of the partner that a stop or a crash kept from the disk, in order. */
    public List<Unwritten> unwritten(String partner) {
        return jdbc.sql("SELECT id, sequence, content FROM hub.told_files"
                        + " WHERE partner = ? AND written_at IS NULL ORDER BY sequence")
                .param(partner)
                .query((row, number) -> new Unwritten(
                        row.getObject("id", UUID.class), row.getLong("sequence"), row.getBytes("content")))
                .list();
    }

    public void written(UUID file) {
        jdbc.sql("UPDATE hub.told_files SET written_at = ? WHERE id = ?")
                .params(Sql.time(clock.instant()), file)
                .update();
    }

    /** Closes the sequence; after a refusal the next file tells everything anew. */
    public Effect answered(String partner, Receipt receipt) {
        return transactions.execute(status -> {
            Optional<UUID> closed = close(partner, receipt);
            if (closed.isEmpty()) {
                return known(partner, receipt.sequence()) ? Effect.REPEATED : Effect.UNKNOWN;
            }
            if (!receipt.accepted()) {
                jdbc.sql("UPDATE hub.tellings SET everything = true WHERE partner = ?")
                        .param(partner)
                        .update();
            }
            audit.record(
                    Access.hub("acknowledgement"),
                    receipt.accepted() ? "accepted" : "refused",
                    "telling",
                    closed.get());
            return Effect.CLOSED;
        });
    }

    private Optional<UUID> close(String partner, Receipt receipt) {
        return jdbc.sql("""
                        UPDATE hub.told_files SET answered_at = ?, accepted = ?, reason = ?, content = NULL
                        WHERE partner = ? AND sequence = ? AND answered_at IS NULL AND written_at IS NOT NULL RETURNING id""")
                .params(Arrays.asList(
                        Sql.time(clock.instant()), receipt.accepted(), receipt.reason(), partner, receipt.sequence()))
                .query(UUID.class)
                .optional();
    }

    private boolean known(String partner, long sequence) {
        return jdbc.sql("SELECT EXISTS (SELECT FROM hub.told_files"
                        + " WHERE partner = ? AND sequence = ? AND answered_at IS NOT NULL)")
                .params(partner, sequence)
                .query(Boolean.class)
                .single();
    }
}
