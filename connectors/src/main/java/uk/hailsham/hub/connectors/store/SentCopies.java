package uk.hailsham.hub.connectors.store;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import uk.hailsham.hub.domain.referral.Payload;

/** What was sent last to each recipient, byte for byte and sealed; its papers lie where they lay. */
public final class SentCopies {
    private final JdbcClient jdbc;
    private final Sealing sealing;
    private final Clock clock;

    public SentCopies(JdbcClient jdbc, Sealing sealing, Clock clock) {
        this.jdbc = jdbc;
        this.sealing = sealing;
        this.clock = clock;
    }

    /** A key that only these copies have. */
    public interface Sealing {
        byte[] seal(byte[] plain);

        /** @throws IOException when it was changed, or is of another key */
        byte[] open(byte[] sealed) throws IOException;
    }

    /** Keeps it in the place of an older one. */
    public Write keeping(Delivery delivery, Payload payload) {
        return Write.of(
                """
                INSERT INTO hub.sent_copies (recipient_id, version, file_name, content_type, sealed, sent_at)
                VALUES (?, ?, ?, ?, ?, ?)
                ON CONFLICT (recipient_id) DO UPDATE SET version = excluded.version,
                    file_name = excluded.file_name, content_type = excluded.content_type,
                    sealed = excluded.sealed, sent_at = excluded.sent_at""",
                delivery.recipient(),
                delivery.version(),
                payload.fileName(),
                payload.contentType(),
                sealing.seal(payload.body()),
                Sql.time(clock.instant()));
    }

    /**
     * What was sent last, without its papers.
     *
     * @throws IOException when it was changed since
     */
    public Optional<Payload> of(UUID recipient) throws IOException {
        record Row(String name, String type, byte[] sealed) {}
        Optional<Row> row = jdbc.sql(
                        "SELECT file_name, content_type, sealed FROM hub.sent_copies WHERE recipient_id = ?")
                .param(recipient)
                .query((found, number) -> new Row(found.getString(1), found.getString(2), found.getBytes(3)))
                .optional();
        return row.isEmpty()
                ? Optional.empty()
                : Optional.of(new Payload(
                        recipient,
                        row.get().name(),
                        row.get().type(),
                        sealing.open(row.get().sealed())));
    }

    /** @return how many were deleted */
    public int forget(Instant sentBefore) {
        return jdbc.sql("DELETE FROM hub.sent_copies WHERE sent_at < ?")
                .param(Sql.time(sentBefore))
                .update();
    }
}
