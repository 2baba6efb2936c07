package uk.hailsham.hub.reconcile.comparison;

import uk.hailsham.hub.reconcile.column.Kind;
import uk.hailsham.hub.reconcile.pack.Field;
import uk.hailsham.hub.reconcile.pack.Layout;

/** The names of two records held against each other, each name against the place it belongs to and those it strays to. */
final class PersonNames {
    private final NameGrades grades;
    private final int given;
    private final int givenValues;
    private final int middle;
    private final int family;
    private final int familyValues;

    PersonNames(Layout layout, NameGrades grades) {
        this.grades = grades;
        this.given = layout.field(Kind.GIVEN_NAME).map(Field::slot).orElse(-1);
        this.givenValues = layout.field(Kind.GIVEN_NAME).map(Field::values).orElse(0);
        this.middle = layout.field(Kind.MIDDLE_NAME).map(Field::slot).orElse(-1);
        this.family = layout.field(Kind.FAMILY_NAME).map(Field::slot).orElse(-1);
        this.familyValues = layout.field(Kind.FAMILY_NAME).map(Field::values).orElse(0);
    }

    /** The best of all current, former and preferred names; -1 when one side has none. */
    int given(int[] left, int[] right) {
        return best(given, givenValues, left, right);
    }

    int family(int[] left, int[] right) {
        return best(family, familyValues, left, right);
    }

    private int best(int slot, int values, int[] left, int[] right) {
        int best = -1;
        for (int i = 0; i < values; i++) {
            for (int j = 0; j < values; j++) {
                int a = left[slot + i];
                int b = right[slot + j];
                if (a != 0 && b != 0) {
                    int grade = grades.of(a, b);
                    best = best < 0 ? grade : Math.min(best, grade);
                }
            }
        }
        return best;
    }

    int middle(int[] left, int[] right) {
        int a = left[middle];
        int b = right[middle];
        return a == 0 || b == 0 ? -1 : grades.of(a, b);
    }

    /** Whether somebody goes by a middle name here and by the first there. */
    boolean middleIsFirst(int[] left, int[] right) {
        return middle >= 0 && (goesBy(left, right) || goesBy(right, left));
    }

    private boolean goesBy(int[] a, int[] b) {
        int first = a[given];
        int middles = b[middle];
        return first != 0 && middles != 0 && grades.isForm(first, middles);
    }

    /** Whether given and family name changed places; one of them may be mistyped on the way. */
    boolean swapped(int[] left, int[] right) {
        if (given < 0 || family < 0) {
            return false;
        }
        boolean one = left[given] != 0 && left[given] == right[family];
        boolean two = right[given] != 0 && right[given] == left[family];
        if (!one && !two) {
            return false;
        }
        return one && two || one && like(right[given], left[family]) || two && like(left[given], right[family]);
    }

    private boolean like(int a, int b) {
        return a == 0 || b == 0 || grades.of(a, b) <= NameGrades.NEAR;
    }
}
