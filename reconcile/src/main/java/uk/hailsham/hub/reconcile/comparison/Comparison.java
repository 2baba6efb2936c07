package uk.hailsham.hub.reconcile.comparison;

import java.util.List;
import uk.hailsham.hub.reconcile.column.Group;

/** Compares two packed records in one respect. Belongs to one thread. */
public interface Comparison {
    int MISSING = 0;
    /** No share is known for this grade. */
    float NO_SHARE = 0;

    String name();

    Group group();

    /** Whether it speaks of where somebody lives, which changes all at once. */
    default boolean isResidence() {
        return false;
    }

    /** Whether it compares numbers given to one person only. */
    default boolean isIdentifier() {
        return false;
    }

    /** The first is always missing; the second, where everything is the same. */
    List<Grade> grades();

    /** False when the record is silent here, so that every pair of it is missing this. */
    default boolean says(int[] left) {
        return true;
    }

    /** Gives the index of a grade; the same when the records change places. */
    int compare(int[] left, int[] right);

    /**
     * The logarithm (base 2) of the share of records that have the compared value, of the commoner one when two values are
     * merely close; {@link #NO_SHARE} when this grade has none.
     */
    float logShare(int grade, int[] left, int[] right);

    /** No pair in which this record is the left one has a lesser {@link #logShare} of this grade. */
    float leastShare(int grade, int[] left);
}
