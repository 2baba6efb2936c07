package uk.hailsham.hub.domain.intake;

import uk.hailsham.hub.domain.school.Rollover;

/**
 * Pupils whom one drop would move in the same way between year groups.
 *
 * @param before the year group they were in when the rollover's window opened; null when they were in none, or came to it
 *     only since: who has moved up already does not move again
 * @param now the year group the drop puts them into; null when gone, or it does not say
 * @param onlyMoved whether year group and registration group are all that the drop would change about them
 */
public record YearMove(Fate fate, String before, String now, boolean onlyMoved, int pupils) {
    /** What the drop would make of them. */
    public enum Fate {
        ADDED,
        CHANGED,
        GONE
    }

    /** Whether the turn of the school year accounts for it. */
    boolean expected(Rollover rollover) {
        return switch (fate) {
            case ADDED -> now != null && rollover.joinersInto().contains(now);
            case CHANGED -> onlyMoved && Rollover.isNext(before, now);
            case GONE -> before != null && rollover.leaversFrom().contains(before);
        };
    }
}
