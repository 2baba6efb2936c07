package uk.hailsham.hub.reconcile.comparison;

import java.util.List;
import uk.hailsham.hub.reconcile.Level;
import uk.hailsham.hub.reconcile.column.Group;
import uk.hailsham.hub.reconcile.pack.Field;
import uk.hailsham.hub.reconcile.pack.Frequencies.Shares;

/** Compares given names: pet forms, slips, initials, the middle name in the first one's place, names that changed places. */
final class GivenName extends Graded {
    private static final int EXACT = 1;
    private static final int FORM = 2;
    private static final int NEAR = 4;
    private static final int MIDDLE = 6;
    private static final int SWAPPED = 7;
    private static final List<Grade> GRADES = List.of(
            Grade.missing(),
            new Grade("same", Level.EXACT, 0.85, 0.005),
            new Grade("form of one name", Level.CLOSE, 0.03, 0.002),
            new Grade("slip", Level.CLOSE, 0.04, 0.002),
            new Grade("resembling", Level.CLOSE, 0.015, 0.01),
            new Grade("initial", Level.CLOSE, 0.01, 0.0005),
            new Grade("a middle name", Level.CLOSE, 0.01, 0.003),
            new Grade("changed places with the family name", Level.EXACT, 0.005, 0.000005),
            new Grade("same initial", Level.DIFFERENT, 0.01, 0.06),
            new Grade("different", Level.DIFFERENT, 0.03, 0.92));

    private final PersonNames names;
    private final Field field;
    private final Shares shares;
    private final int family;
    private final Shares familyShares;

    /** @param family slot and shares of the family name; -1 and null when there is none */
    GivenName(PersonNames names, Field field, Shares shares, int family, Shares familyShares) {
        super("given name", Group.PERSON, GRADES);
        this.family = family;
        this.familyShares = familyShares;
        this.names = names;
        this.field = field;
        this.shares = shares;
    }

    @Override
    public int compare(int[] left, int[] right) {
        int grade = names.given(left, right);
        if (grade == NameGrades.SAME) {
            return EXACT;
        }
        if (!NameGrades.isForm(grade) && names.swapped(left, right)) {
            return SWAPPED;
        }
        if (grade < 0) {
            return MISSING;
        }
        if (grade > NameGrades.NEAR && names.middleIsFirst(left, right)) {
            return MIDDLE;
        }
        return switch (grade) {
            case NameGrades.FORM, NameGrades.PART, NameGrades.LETTER_MORE, NameGrades.BEGINNING -> FORM;
            case NameGrades.SLIP -> 3;
            case NameGrades.NEAR -> NEAR;
            case NameGrades.INITIAL -> 5;
            case NameGrades.LETTER -> 8;
            default -> 9;
        };
    }

    @Override
    public float logShare(int grade, int[] left, int[] right) {
        if (grade == EXACT && field.values() == 2) {
            return sharedValue(left, right);
        }
        if (grade == SWAPPED) {
            return strayed(left[field.slot()], right[family]) + strayed(left[family], right[field.slot()]);
        }
        return grade >= EXACT && grade <= NEAR
                ? Math.max(shares.log(left[field.slot()]), shares.log(right[field.slot()]))
                : NO_SHARE;
    }

    /** The share of the commoner of two names in that place where it is commoner; a missing one says nothing. */
    private float strayed(int a, int b) {
        return a == 0 || b == 0 ? 0 : Math.max(commoner(a), commoner(b));
    }

    private float commoner(int name) {
        return Math.max(shares.log(name), familyShares.log(name));
    }

    private float sharedValue(int[] left, int[] right) {
        int slot = field.slot();
        boolean other = left[slot] != right[slot] && left[slot] != right[slot + 1];
        return shares.log(other ? left[slot + 1] : left[slot]);
    }

    @Override
    public float leastShare(int grade, int[] left) {
        if (grade == SWAPPED) {
            return family < 0 ? NO_SHARE : strayed(left[field.slot()]) + strayed(left[family]);
        }
        float least = grade >= EXACT && grade <= NEAR ? shares.log(left[field.slot()]) : NO_SHARE;
        return grade == EXACT && field.values() == 2 ? Math.min(least, shares.log(left[field.slot() + 1])) : least;
    }

    private float strayed(int name) {
        return name == 0 ? 0 : commoner(name);
    }
}
