package uk.hailsham.hub.connectors.store;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What a partner sent at one time.
 *
 * @param partner the school's id, or {@code index}
 * @param parts the sender's file names, in order; never used as paths
 * @param contentHash SHA-256 in hexadecimal
 * @param finishedAt null while unfinished
 * @param reason null unless held, refused, repeated or superseded
 * @param proposedBy who was the first to say that a held drop shall pass; null when nobody has
 * @param releasedBy who was the second, and so let it pass; null when nobody has
 * @param feed null unless an index feed whose header was read
 * @param replay null unless it reads again what an earlier drop brought
 */
public record Drop(
        UUID id,
        String partner,
        DropKind kind,
        DropState state,
        List<String> parts,
        long size,
        String contentHash,
        Instant arrivedAt,
        Instant finishedAt,
        Reason reason,
        String proposedBy,
        String releasedBy,
        Feed feed,
        Ledger ledger,
        Replay replay) {
    /** The code of the reason for which a drop waits, unread, until its sender's sharing agreement is in force. */
    public static final String AGREEMENT_LAPSED = "agreement-lapsed";

    public Drop {
        parts = List.copyOf(parts);
    }

    /** True when two people have said that the brake shall not hold this drop. */
    public boolean released() {
        return releasedBy != null;
    }

    /**
     * Why a drop is where it is; without a child's data.
     *
     * @param code a stable word such as {@code mass-change}, {@code feed-gap}, {@code not-this-school}
     */
    public record Reason(String code, String text) {}

    /** Under whose id the vault holds the bytes. */
    public UUID bytes() {
        return replay == null ? id : replay.bytesOf();
    }

    /**
     * @param of the drop that is read again
     * @param bytesOf the drop that brought the bytes; another when {@code of} was a replay itself
     */
    public record Replay(UUID of, UUID bytesOf) {}

    /** Which feed of the Children's Index this is. */
    public record Feed(String feedId, long sequence, boolean full) {}
}
