package uk.hailsham.hub.connectors.store;

import java.util.UUID;
import uk.hailsham.hub.reconcile.Decision;

/** One word on a pair of records, by an engine or a person, about to be written down. */
record LinkWord(
        UUID left,
        UUID right,
        Decision decision,
        String evidence,
        String engine,
        String by,
        boolean person,
        String reason,
        UUID undoes) {

    static LinkWord of(LinkDecision decision) {
        return new LinkWord(
                decision.lower(),
                decision.upper(),
                decision.decision(),
                decision.evidence(),
                decision.engine(),
                decision.engine(),
                false,
                null,
                null);
    }

    /** A person takes an event back. */
    static LinkWord undoing(LinkEvent event, String who, String reason) {
        return new LinkWord(event.left(), event.right(), Decision.NONE, "{}", null, who, true, reason, event.id());
    }

    /** One of the two is no longer in the Index. */
    static LinkWord ended(UUID left, UUID right) {
        return new LinkWord(left, right, Decision.NONE, "{}", null, IndexFeeds.PARTNER, false, "index-deletion", null);
    }
}
