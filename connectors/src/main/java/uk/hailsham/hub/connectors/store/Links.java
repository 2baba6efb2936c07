package uk.hailsham.hub.connectors.store;

import java.util.List;
import java.util.UUID;

/** Which records speak of one child, as a history of events of which each can be undone. */
public final class Links {
    /**
     * Takes decisions of an engine in one transaction; the same again changes nothing. A person's word stands against an
     * engine's.
     *
     * @return how many pairs changed
     */
    public int record(List<LinkDecision> decisions) {
        throw new UnsupportedOperationException();
    }

    /**
     * Takes a link back: each record returns to the child it had, unless other links still hold them together.
     *
     * @return false when the event is not the pair's latest word, or is itself an undoing
     */
    public boolean undo(UUID linkEvent, String who, String reason) {
        throw new UnsupportedOperationException();
    }

    /** Events that concern the records of a child, oldest first. */
    public List<LinkEvent> history(UUID child) {
        throw new UnsupportedOperationException();
    }

    /** Pairs at which two sources now stand at each decision. */
    public LinkCounts counts() {
        throw new UnsupportedOperationException();
    }

    /** Every pair that now counts as the same child, for reports that know the truth. */
    public List<Pair> same() {
        throw new UnsupportedOperationException();
    }

    /** Fields in which the records of a child differ now. */
    public List<Discrepancy> discrepancies(UUID child) {
        throw new UnsupportedOperationException();
    }

    /** Two records held to be one child. */
    public record Pair(UUID left, UUID right) {}

    /** A field in which two records of one child differ, and since when that is known. */
    public record Discrepancy(UUID left, UUID right, String field, java.time.Instant since) {}
}
