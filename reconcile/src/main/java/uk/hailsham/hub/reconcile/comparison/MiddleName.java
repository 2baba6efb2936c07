package uk.hailsham.hub.reconcile.comparison;

import java.util.List;
import uk.hailsham.hub.reconcile.Level;
import uk.hailsham.hub.reconcile.column.Group;
import uk.hailsham.hub.reconcile.pack.Field;
import uk.hailsham.hub.reconcile.pack.Frequencies.Shares;

/** Compares middle names, of which sources keep all, some, or the first letters. */
final class MiddleName extends Graded {
    private static final int EXACT = 1;
    private static final List<Grade> GRADES = List.of(
            Grade.missing(),
            new Grade("same", Level.EXACT, 0.78, 0.02),
            new Grade("initial or some of them", Level.CLOSE, 0.08, 0.04),
            new Grade("slip or form", Level.CLOSE, 0.05, 0.01),
            new Grade("different", Level.DIFFERENT, 0.09, 0.93));

    private final PersonNames names;
    private final Field field;
    private final Shares shares;

    MiddleName(PersonNames names, Field field, Shares shares) {
        super("middle name", Group.PERSON, GRADES);
        this.names = names;
        this.field = field;
        this.shares = shares;
    }

    @Override
    public boolean says(int[] left) {
        return left[field.slot()] != 0;
    }

    /** A middle name that stands in the first one's place has been counted there. */
    @Override
    public int compare(int[] left, int[] right) {
        int grade = names.middle(left, right);
        if (grade < 0) {
            return MISSING;
        }
        if (grade == NameGrades.SAME) {
            return EXACT;
        }
        if (grade >= NameGrades.LETTER
                && names.given(left, right) > NameGrades.NEAR
                && names.middleIsFirst(left, right)) {
            return MISSING;
        }
        return switch (grade) {
            case NameGrades.PART, NameGrades.INITIAL -> 2;
            case NameGrades.FORM, NameGrades.LETTER_MORE, NameGrades.BEGINNING, NameGrades.SLIP, NameGrades.NEAR -> 3;
            default -> 4;
        };
    }

    @Override
    public float logShare(int grade, int[] left, int[] right) {
        return grade == EXACT ? shares.log(left[field.slot()]) : NO_SHARE;
    }

    @Override
    public float leastShare(int grade, int[] left) {
        return grade == EXACT ? shares.log(left[field.slot()]) : NO_SHARE;
    }
}
