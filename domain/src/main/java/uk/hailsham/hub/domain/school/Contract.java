package uk.hailsham.hub.domain.school;

/**
 * What a school has promised about its drops, and what the mass-change brake allows without a person's word.
 *
 * @param covers only a drop that covers the roll can make anybody gone
 * @param goneAllowed share of the roll, 0 to 1, that one drop may remove
 * @param changedAllowed share of the roll, 0 to 1, whose facts one drop may change
 * @param brakeFloor changes of fewer pupils than this, and drops of fewer, are never braked
 * @param cadence when drops are due
 * @param unsoundAllowed share of a drop's pupils, 0 to 1, for whom one field may be unsound
 * @param heldDays school days that a held drop may wait for a decision before it is an alarm
 * @param rollover when a year group leaves and everybody moves up; null: the brake knows no such time
 */
public record Contract(
        Coverage covers,
        double goneAllowed,
        double changedAllowed,
        int brakeFloor,
        Cadence cadence,
        double unsoundAllowed,
        int heldDays,
        Rollover rollover) {
    /** More, and a column has shifted rather than that so many pupils are written down wrongly. */
    public static final double UNSOUND_ALLOWED = 0.5;

    public static final int USUAL_HELD_DAYS = 3;

    /** Of a source that may be unsound as often as is usual, of a school that has declared no rollover. */
    public Contract(Coverage covers, double goneAllowed, double changedAllowed, int brakeFloor, Cadence cadence) {
        this(covers, goneAllowed, changedAllowed, brakeFloor, cadence, UNSOUND_ALLOWED, USUAL_HELD_DAYS, null);
    }

    /** Of a source that promises no drop at any time, too. */
    public Contract(Coverage covers, double goneAllowed, double changedAllowed, int brakeFloor) {
        this(covers, goneAllowed, changedAllowed, brakeFloor, Cadence.EVENT);
    }

    /** Whether a drop speaks of the whole roll or of some pupils. */
    public enum Coverage {
        ROLL,
        SOME
    }
}
