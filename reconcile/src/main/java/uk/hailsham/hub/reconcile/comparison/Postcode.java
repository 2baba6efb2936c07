package uk.hailsham.hub.reconcile.comparison;

import java.util.List;
import uk.hailsham.hub.reconcile.Level;
import uk.hailsham.hub.reconcile.column.Group;
import uk.hailsham.hub.reconcile.pack.Field;
import uk.hailsham.hub.reconcile.pack.Frequencies.Shares;
import uk.hailsham.hub.reconcile.pack.PostcodeCodes;
import uk.hailsham.hub.reconcile.pack.PostcodeParts;
import uk.hailsham.hub.reconcile.pack.Vocabulary;
import uk.hailsham.hub.reconcile.text.Slips;

/** Compares postcodes of any country: the same, mistyped, the same sector or district of British ones, the same beginning of others. */
final class Postcode extends Graded {
    private static final int EXACT = 1;
    private static final int SHORTEST_WITH_SLIP = 4;
    private static final List<Grade> GRADES = List.of(
            Grade.missing(),
            new Grade("same", Level.EXACT, 0.88, 0.0005),
            new Grade("slip", Level.CLOSE, 0.05, 0.0005),
            new Grade("same sector", Level.CLOSE, 0.015, 0.001),
            new Grade("same district", Level.CLOSE, 0.015, 0.004),
            new Grade("different", Level.DIFFERENT, 0.04, 0.994));

    private final Field field;
    private final Vocabulary postcodes;
    private final PostcodeCodes codes;
    private final Shares shares;

    Postcode(Field field, Vocabulary postcodes, PostcodeCodes codes, Shares shares) {
        super(field.name(), Group.FAMILY, GRADES);
        this.field = field;
        this.postcodes = postcodes;
        this.codes = codes;
        this.shares = shares;
    }

    @Override
    public boolean isResidence() {
        return true;
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
                int a = left[field.slot() + i];
                int b = right[field.slot() + j];
                int grade = a == 0 || b == 0 ? MISSING : grade(a, b);
                best = best == MISSING || grade != MISSING && grade < best ? grade : best;
            }
        }
        return best;
    }

    private int grade(int a, int b) {
        if (a == b) {
            return EXACT;
        }
        long one = codes.of(a);
        long other = codes.of(b);
        if (one == PostcodeCodes.NONE || other == PostcodeCodes.NONE) {
            return ofLongOnes(a, b);
        }
        boolean slip = Math.min(PostcodeCodes.length(one), PostcodeCodes.length(other)) >= SHORTEST_WITH_SLIP;
        if (slip && PostcodeCodes.isOneSlip(one, other)) {
            return 2;
        }
        if (PostcodeCodes.sector(one) == PostcodeCodes.sector(other)) {
            return 3;
        }
        return PostcodeCodes.district(one) == PostcodeCodes.district(other) ? 4 : 5;
    }

    private int ofLongOnes(int a, int b) {
        byte[] pool = postcodes.pool();
        int m = postcodes.length(a);
        int n = postcodes.length(b);
        if (Math.abs(m - n) <= 1
                && Math.min(m, n) >= SHORTEST_WITH_SLIP
                && Slips.isOne(pool, postcodes.from(a), m, pool, postcodes.from(b), n)) {
            return 2;
        }
        if (PostcodeParts.sector(postcodes, a) == PostcodeParts.sector(postcodes, b)) {
            return 3;
        }
        return PostcodeParts.district(postcodes, a) == PostcodeParts.district(postcodes, b) ? 4 : 5;
    }

    @Override
    public float logShare(int grade, int[] left, int[] right) {
        return grade == EXACT ? Math.max(shares.log(left[field.slot()]), shares.log(right[field.slot()])) : NO_SHARE;
    }

    @Override
    public float leastShare(int grade, int[] left) {
        return grade == EXACT ? shares.log(left[field.slot()]) : NO_SHARE;
    }
}
