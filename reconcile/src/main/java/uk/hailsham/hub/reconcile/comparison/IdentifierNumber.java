package uk.hailsham.hub.reconcile.comparison;

import java.util.List;
import uk.hailsham.hub.reconcile.Level;
import uk.hailsham.hub.reconcile.column.Kind;
import uk.hailsham.hub.reconcile.column.Numbers;
import uk.hailsham.hub.reconcile.pack.Field;

/**
 * Compares identifiers and telephone numbers. Where check digits exist, a slip leaves an unsound number: two sound numbers
 * that differ by one figure are two persons', as twins' numbers are.
 */
final class IdentifierNumber extends Graded {
    private static final List<Grade> IDENTIFIER = List.of(
            Grade.missing(),
            new Grade("same", Level.EXACT, 0.93, 0.0000001),
            new Grade("slip", Level.CLOSE, 0.03, 0.00001),
            new Grade("different, one of them unsound", Level.DIFFERENT, 0.015, 0.02),
            new Grade("different", Level.DIFFERENT, 0.025, 0.98));
    private static final List<Grade> PHONE = List.of(
            Grade.missing(),
            new Grade("same", Level.EXACT, 0.75, 0.00001),
            new Grade("slip", Level.CLOSE, 0.04, 0.00001),
            new Grade("different, one of them unsound", Level.DIFFERENT, 0.01, 0.01),
            new Grade("different", Level.DIFFERENT, 0.20, 0.99));

    private final Field field;
    private final boolean checked;

    IdentifierNumber(Field field) {
        super(field.name(), field.kind().group(), field.kind() == Kind.PHONE ? PHONE : IDENTIFIER);
        this.field = field;
        this.checked = Numbers.hasCheckDigit(field.subject());
    }

    @Override
    public boolean isIdentifier() {
        return field.kind() == Kind.IDENTIFIER;
    }

    @Override
    public boolean says(int[] left) {
        return field.isIn(left);
    }

    @Override
    public int compare(int[] left, int[] right) {
        int best = MISSING;
        for (int i = 0; i < field.values(); i++) {
            for (int j = 0; j < field.values(); j++) {
                int grade = grade(field.number(left, i), field.number(right, j));
                best = best == MISSING || grade != MISSING && grade < best ? grade : best;
            }
        }
        return best;
    }

    private int grade(long a, long b) {
        if (a == Numbers.NONE || b == Numbers.NONE) {
            return MISSING;
        }
        if (Numbers.plain(a) == Numbers.plain(b)) {
            return 1;
        }
        boolean unsound = Numbers.isUnsound(a) || Numbers.isUnsound(b);
        if ((unsound || !checked) && Numbers.oneSlipApart(a, b)) {
            return 2;
        }
        return unsound ? 3 : 4;
    }

    @Override
    public float logShare(int grade, int[] left, int[] right) {
        return NO_SHARE;
    }

    @Override
    public float leastShare(int grade, int[] left) {
        return NO_SHARE;
    }
}
