package uk.hailsham.hub.reconcile.comparison;

import java.util.List;
import uk.hailsham.hub.reconcile.Level;
import uk.hailsham.hub.reconcile.column.Group;
import uk.hailsham.hub.reconcile.pack.Field;
import uk.hailsham.hub.reconcile.pack.Frequencies.Shares;

/** Compares family names: slips, halves of double-barrelled ones, former names. */
final class FamilyName extends Graded {
    private static final int EXACT = 1;
    private static final int NEAR = 4;
    private static final List<Grade> GRADES = List.of(
            Grade.missing(),
            new Grade("same", Level.EXACT, 0.87, 0.002),
            new Grade("a part of it", Level.CLOSE, 0.02, 0.0005),
            new Grade("slip", Level.CLOSE, 0.04, 0.001),
            new Grade("resembling", Level.CLOSE, 0.015, 0.008),
            new Grade("different", Level.DIFFERENT, 0.055, 0.99));

    private final PersonNames names;
    private final Field field;
    private final Shares shares;

    FamilyName(PersonNames names, Field field, Shares shares) {
        super("family name", Group.FAMILY, GRADES);
        this.names = names;
        this.field = field;
        this.shares = shares;
    }

    @Override
    public boolean says(int[] left) {
        return field.isIn(left);
    }

    @Override
    public int compare(int[] left, int[] right) {
        int grade = names.family(left, right);
        if (grade == NameGrades.SAME) {
            return EXACT;
        }
        if (names.swapped(left, right)) {
            // The given name's grade speaks for both.
            return MISSING;
        }
        return switch (grade) {
            case -1 -> MISSING;
            case NameGrades.PART -> 2;
            case NameGrades.SLIP, NameGrades.LETTER_MORE -> 3;
            // Pet forms and initials are no family names; the beginning of one may be its short form.
            case NameGrades.FORM, NameGrades.BEGINNING, NameGrades.NEAR, NameGrades.INITIAL -> NEAR;
            default -> 5;
        };
    }

    @Override
    public float logShare(int grade, int[] left, int[] right) {
        int slot = field.slot();
        if (grade == EXACT && field.values() == 2) {
            boolean other = left[slot] != right[slot] && left[slot] != right[slot + 1];
            return shares.log(other ? left[slot + 1] : left[slot]);
        }
        boolean shared = grade == EXACT || grade == 3 || grade == NEAR;
        return shared ? Math.max(shares.log(left[slot]), shares.log(right[slot])) : NO_SHARE;
    }

    @Override
    public float leastShare(int grade, int[] left) {
        boolean shared = grade == EXACT || grade == 3 || grade == NEAR;
        float least = shared ? shares.log(left[field.slot()]) : NO_SHARE;
        return grade == EXACT && field.values() == 2 ? Math.min(least, shares.log(left[field.slot() + 1])) : least;
    }
}
