package uk.hailsham.hub.reconcile.comparison;

import java.util.List;
import uk.hailsham.hub.reconcile.Level;
import uk.hailsham.hub.reconcile.column.Group;
import uk.hailsham.hub.reconcile.pack.Frequencies.Shares;

/** Compares dates of birth: day and month swapped, one figure wrong, the first of January where nothing better was known. */
final class BirthDate extends Graded {
    private static final int EXACT = 1;
    private static final int FIRST_OF_JANUARY = 101;
    private static final List<Grade> GRADES = List.of(
            Grade.missing(),
            new Grade("same", Level.EXACT, 0.91, 0.0002),
            new Grade("day and month swapped", Level.CLOSE, 0.01, 0.0001),
            new Grade("one figure differs", Level.CLOSE, 0.03, 0.003),
            new Grade("year alone agrees, the rest unknown", Level.CLOSE, 0.01, 0.003),
            new Grade("same year and month", Level.CLOSE, 0.006, 0.003),
            new Grade("same day and month", Level.CLOSE, 0.008, 0.003),
            new Grade("two figures differ", Level.DIFFERENT, 0.01, 0.02),
            new Grade("same year", Level.DIFFERENT, 0.006, 0.02),
            new Grade("different", Level.DIFFERENT, 0.01, 0.95));

    private final int slot;
    private final Shares shares;

    BirthDate(int slot, Shares shares) {
        super("birth date", Group.BIRTH, GRADES);
        this.slot = slot;
        this.shares = shares;
    }

    @Override
    public boolean says(int[] left) {
        return left[slot] != 0;
    }

    @Override
    public int compare(int[] left, int[] right) {
        int a = left[slot];
        int b = right[slot];
        if (a == 0 || b == 0) {
            return MISSING;
        }
        return a == b ? EXACT : grade(a, b);
    }

    static int grade(int a, int b) {
        boolean year = a / 10_000 == b / 10_000;
        int monthDayA = a % 10_000;
        int monthDayB = b % 10_000;
        if (year && monthDayA == monthDayB % 100 * 100 + monthDayB / 100) {
            return 2;
        }
        if (year && (isVague(monthDayA) || isVague(monthDayB))) {
            return 4;
        }
        int differing = differing(a, b);
        if (differing == 1) {
            return 3;
        }
        if (year && monthDayA / 100 == monthDayB / 100) {
            return 5;
        }
        if (monthDayA == monthDayB && monthDayA > FIRST_OF_JANUARY) {
            return 6;
        }
        return differing == 2 ? 7 : year ? 8 : 9;
    }

    private static boolean isVague(int monthDay) {
        return monthDay == FIRST_OF_JANUARY || monthDay % 100 == 0;
    }

    private static int differing(int a, int b) {
        int differing = 0;
        for (int x = a, y = b; x != 0 || y != 0; x /= 10, y /= 10) {
            differing += x % 10 == y % 10 ? 0 : 1;
        }
        return differing;
    }

    @Override
    public float logShare(int grade, int[] left, int[] right) {
        return grade == EXACT ? shares.log(left[slot]) : NO_SHARE;
    }

    @Override
    public float leastShare(int grade, int[] left) {
        return grade == EXACT && left[slot] != 0 ? shares.log(left[slot]) : NO_SHARE;
    }
}
