package uk.hailsham.hub.connectors.store;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import uk.hailsham.hub.domain.review.Vote;

/**
 * Two records about which a person must decide, or decide again.
 *
 * @param id of the word that stands now
 * @param decision the word that stands: {@code same}, {@code perhaps} or {@code none}
 * @param proposed what the engine says now
 * @param evidence JSON; column, level and weight of each piece
 * @param shielded whether a shield, or the suspicion of one, lies on either: then two persons decide
 * @param changed of a decided pair that is open again: by column, how it agreed then and how now; else empty
 * @param votes on this word and evidence, oldest first
 */
public record ReviewPair(
        UUID id,
        Side left,
        Side right,
        String decision,
        String proposed,
        String evidence,
        boolean shielded,
        Instant since,
        Map<String, Change> changed,
        List<Vote> votes) {
    /** A record of the pair and the child it belongs to. */
    public record Side(UUID record, String source, UUID child) {}

    /** @param was null where the column said nothing then */
    public record Change(String was, String now) {}
}
