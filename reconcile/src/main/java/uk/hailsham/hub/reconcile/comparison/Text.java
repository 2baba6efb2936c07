package uk.hailsham.hub.reconcile.comparison;

import java.util.Arrays;
import java.util.List;
import uk.hailsham.hub.reconcile.Level;
import uk.hailsham.hub.reconcile.column.Kind;
import uk.hailsham.hub.reconcile.pack.Field;
import uk.hailsham.hub.reconcile.pack.Frequencies.Shares;
import uk.hailsham.hub.reconcile.pack.Layout;
import uk.hailsham.hub.reconcile.pack.Vocabulary;
import uk.hailsham.hub.reconcile.text.JaroWinkler;
import uk.hailsham.hub.reconcile.text.Slips;

/** Compares addresses, places, occupations, e-mail addresses and codes: the same, mistyped, partly the same. */
final class Text extends Graded {
    private static final int EXACT = 1;
    private static final int SLIP = 2;
    private static final int PART = 3;
    private static final int DIFFERENT = 4;
    private static final double ALIKE = 0.92;
    private static final int REMEMBERED = 1 << 14;

    private final Field field;
    private final int[] neighbours;
    private final Vocabulary texts;
    private final Shares shares;
    private final long[] pairs = new long[REMEMBERED];
    private final byte[] remembered = new byte[REMEMBERED];
    private final JaroWinkler jaroWinkler = new JaroWinkler();
    private final Slips slips = new Slips();

    Text(Field field, Layout layout, Vocabulary texts, Shares shares) {
        super(field.name(), field.kind().group(), grades(field.kind()));
        this.field = field;
        this.texts = texts;
        this.shares = shares;
        this.neighbours = field.kind() == Kind.ADDRESS
                ? layout.fields(Kind.ADDRESS).stream()
                        .filter(other -> !other.equals(field))
                        .mapToInt(Field::slot)
                        .toArray()
                : new int[0];
    }

    private static List<Grade> grades(Kind kind) {
        return switch (kind) {
            case EMAIL -> grades(0.75, 0.07, 0.08, 0.10);
            case OCCUPATION -> grades(0.65, 0.05, 0.05, 0.25);
            case CODE -> grades(0.90, 0.02, 0.01, 0.07);
            case HOUSE_NUMBER -> grades(0.90, 0.03, 0.02, 0.05);
            default -> grades(0.84, 0.08, 0.03, 0.05);
        };
    }

    private static List<Grade> grades(double same, double slip, double part, double different) {
        return List.of(
                Grade.missing(),
                new Grade("same", Level.EXACT, same, 0.01),
                new Grade("slip", Level.CLOSE, slip, 0.001),
                new Grade("partly the same", Level.CLOSE, part, 0.005),
                new Grade("different", Level.DIFFERENT, different, 0.984));
    }

    @Override
    public boolean isResidence() {
        return switch (field.kind()) {
            case HOUSE_NUMBER, ADDRESS -> true;
            case PLACE -> !field.subject().equals("birth");
            default -> false;
        };
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
        return best == DIFFERENT && changedLines(left, right) ? PART : best;
    }

    /** The first line of an address here may be the second there. */
    private boolean changedLines(int[] left, int[] right) {
        for (int slot : neighbours) {
            if (left[field.slot()] == right[slot] || right[field.slot()] == left[slot]) {
                return true;
            }
        }
        return false;
    }

    private int grade(int a, int b) {
        if (a == b) {
            return EXACT;
        }
        return field.kind() == Kind.HOUSE_NUMBER ? house(a, b) : field.kind() == Kind.EMAIL ? email(a, b) : alike(a, b);
    }

    private int alike(int a, int b) {
        long pair = (long) Math.min(a, b) << 32 | Math.max(a, b);
        int place = (int) (pair * 0x9E3779B97F4A7C15L >>> 50);
        if (pairs[place] != pair) {
            remembered[place] = (byte) compared(Math.min(a, b), Math.max(a, b));
            pairs[place] = pair;
        }
        return remembered[place];
    }

    private int compared(int a, int b) {
        byte[] pool = texts.pool();
        int m = texts.length(a);
        int n = texts.length(b);
        int apart = slips.between(pool, texts.from(a), m, pool, texts.from(b), n);
        int longer = Math.max(m, n);
        if (longer >= 4 && apart <= Math.max(1, longer / 6)
                || longer >= 6 && jaroWinkler.atLeast(ALIKE, pool, texts.from(a), m, pool, texts.from(b), n) >= ALIKE) {
            return SLIP;
        }
        return shareAWord(a, b) ? PART : DIFFERENT;
    }

    private boolean shareAWord(int a, int b) {
        byte[] pool = texts.pool();
        int endA = texts.from(a) + texts.length(a);
        int endB = texts.from(b) + texts.length(b);
        for (int i = texts.from(a), nextA; i < endA; i = nextA) {
            nextA = afterWord(pool, i, endA);
            int length = nextA - 1 - i;
            for (int j = texts.from(b), nextB; length > 3 && j < endB; j = nextB) {
                nextB = afterWord(pool, j, endB);
                if (nextB - 1 - j == length && Arrays.equals(pool, i, i + length, pool, j, j + length)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static int afterWord(byte[] pool, int from, int end) {
        int i = from;
        while (i < end && pool[i] != ' ') {
            i++;
        }
        return i + 1;
    }

    /** 12 and 12A share their figures; 12 and 21 are a slip. */
    private int house(int a, int b) {
        byte[] pool = texts.pool();
        int m = texts.length(a);
        int n = texts.length(b);
        int same = 0;
        while (same < Math.min(m, n) && pool[texts.from(a) + same] == pool[texts.from(b) + same]) {
            same++;
        }
        boolean figuresA = same < m && pool[texts.from(a) + same] >= '0' && pool[texts.from(a) + same] <= '9';
        boolean figuresB = same < n && pool[texts.from(b) + same] >= '0' && pool[texts.from(b) + same] <= '9';
        if (same > 0 && !figuresA && !figuresB) {
            return PART;
        }
        boolean slip = Math.max(m, n) >= 2 && Slips.isOne(pool, texts.from(a), m, pool, texts.from(b), n);
        return slip ? SLIP : DIFFERENT;
    }

    private int email(int a, int b) {
        byte[] pool = texts.pool();
        int m = texts.length(a);
        int n = texts.length(b);
        if (slips.between(pool, texts.from(a), m, pool, texts.from(b), n) <= 2) {
            return SLIP;
        }
        int localA = local(a);
        int localB = local(b);
        boolean local = localA == localB
                && Arrays.equals(
                        pool, texts.from(a), texts.from(a) + localA, pool, texts.from(b), texts.from(b) + localB);
        return local ? PART : DIFFERENT;
    }

    private int local(int email) {
        int length = texts.length(email);
        int i = 0;
        while (i < length && texts.pool()[texts.from(email) + i] != '@') {
            i++;
        }
        return i;
    }

    @Override
    public float logShare(int grade, int[] left, int[] right) {
        int slot = field.slot();
        return grade == EXACT || grade == SLIP ? Math.max(shares.log(left[slot]), shares.log(right[slot])) : NO_SHARE;
    }

    @Override
    public float leastShare(int grade, int[] left) {
        return grade == EXACT || grade == SLIP ? shares.log(left[field.slot()]) : NO_SHARE;
    }
}
