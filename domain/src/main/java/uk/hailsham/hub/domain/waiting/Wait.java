package uk.hailsham.hub.domain.waiting;

import java.time.YearMonth;

/**
 * One recipient's waiting as far as a quarter shows it: for the first contact with the child, in whole calendar days.
 *
 * @param made the month in which the referral was made, in the partnership's zone
 * @param entered days it had waited already when the quarter began; 0 when it was made within
 * @param days days waited at the first contact, or when it was last seen waiting
 * @param overTarget true when it waited, or was seen, past the day by which the agency has agreed to see the child
 */
public record Wait(
        String agency, String need, String school, YearMonth made, int entered, int days, End end, boolean overTarget) {
    /** How it stood at the quarter's end. */
    public enum End {
        /** The child was seen. */
        SEEN,
        /** Still waiting; counted among those at risk until the last day seen. */
        WAITING,
        /** It ended without a contact: declined, cancelled, failed. Counted as waiting until that day. */
        OTHERWISE
    }

    public Wait {
        if (entered < 0 || days < entered) {
            throw new IllegalArgumentException("expected 0 <= entered <= days, found " + entered + " and " + days);
        }
    }

    boolean atRisk(int day) {
        return entered <= day && day <= days;
    }

    boolean seenOn(int day) {
        return end == End.SEEN && days == day;
    }
}
