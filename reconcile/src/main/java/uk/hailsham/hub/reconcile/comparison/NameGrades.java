package uk.hailsham.hub.reconcile.comparison;

import uk.hailsham.hub.reconcile.pack.NameFacts;
import uk.hailsham.hub.reconcile.pack.Vocabulary;
import uk.hailsham.hub.reconcile.text.JaroWinkler;
import uk.hailsham.hub.reconcile.text.Slips;

/** How alike two names are, remembered for the pairs met last. */
final class NameGrades {
    static final int SAME = 0;
    static final int FORM = 1;
    static final int PART = 2;
    /** One is the other with a letter more. */
    static final int LETTER_MORE = 3;
    /** One is the beginning of the other, as short forms are. */
    static final int BEGINNING = 4;

    static final int SLIP = 5;
    static final int NEAR = 6;
    static final int INITIAL = 7;
    static final int LETTER = 8;
    static final int DIFFERENT = 9;

    private static final int REMEMBERED = 1 << 16;
    private static final int SHORTEST_WITH_SLIP = 4;
    private static final int SHORTEST_BEGINNING = 3;
    private static final double ALIKE = 0.93;
    private static final double RESEMBLING = 0.86;

    private final Vocabulary names;
    private final NameFacts facts;
    private final JaroWinkler jaroWinkler = new JaroWinkler();
    private final Slips slips = new Slips();
    /** Two names of 28 bits each and, in the lowest byte, their grade: one look into memory tells all. */
    private final long[] remembered = new long[REMEMBERED];

    NameGrades(Vocabulary names, NameFacts facts) {
        this.names = names;
        this.facts = facts;
    }

    /** Whether one is a pet form, a short form or a spelling of the other. */
    static boolean isForm(int grade) {
        return grade == FORM || grade == LETTER_MORE || grade == BEGINNING;
    }

    /** Both names must be there. */
    int of(int a, int b) {
        if (a == b) {
            return SAME;
        }
        int lower = Math.min(a, b);
        int upper = Math.max(a, b);
        long pair = ((long) lower << 28 | upper) << Byte.SIZE;
        int place = (int) (pair * 0x9E3779B97F4A7C15L >>> 48);
        long known = remembered[place];
        if ((known & -1L << Byte.SIZE) != pair) {
            known = pair | grade(lower, upper);
            remembered[place] = known;
        }
        return (int) known & 0xff;
    }

    /** Whether one is the other, a form of it, or a part: what {@link #of} says, for less work. */
    boolean isForm(int a, int b) {
        if (a == b) {
            return true;
        }
        if (facts.length(a) == 1 || facts.length(b) == 1) {
            return false;
        }
        return facts.areForms(a, b)
                || facts.first(a) == facts.first(b) && isBeginning(a, b)
                || (facts.hasParts(a) || facts.hasParts(b)) && shareAPart(a, b);
    }

    private int grade(int a, int b) {
        int m = facts.length(a);
        int n = facts.length(b);
        boolean letter = facts.first(a) == facts.first(b);
        if (m == 1 || n == 1) {
            return letter ? INITIAL : DIFFERENT;
        }
        if (facts.areForms(a, b)) {
            return FORM;
        }
        // Before the beginning: Smith is half of Smith Jones, and no short form of it.
        if ((facts.hasParts(a) || facts.hasParts(b)) && shareAPart(a, b)) {
            return PART;
        }
        if (letter && isBeginning(a, b)) {
            return Math.abs(m - n) == 1 && Math.min(m, n) >= SHORTEST_WITH_SLIP ? LETTER_MORE : BEGINNING;
        }
        return alike(a, m, b, n, letter);
    }

    private int alike(int a, int m, int b, int n, boolean letter) {
        byte[] pool = names.pool();
        int from = names.from(a);
        int to = names.from(b);
        if (Math.abs(m - n) <= 2 && Math.min(m, n) >= SHORTEST_WITH_SLIP) {
            int apart = slips.between(pool, from, m, pool, to, n);
            if (apart <= 1 || apart == 2 && Math.min(m, n) >= 8) {
                return SLIP;
            }
        }
        double similarity = jaroWinkler.atLeast(RESEMBLING, pool, from, m, pool, to, n);
        if (similarity >= ALIKE) {
            return SLIP;
        }
        boolean sounds = letter && facts.sound(a) == facts.sound(b);
        return similarity >= RESEMBLING || sounds ? NEAR : letter ? LETTER : DIFFERENT;
    }

    /** Rob and Robert, Sam and Samina: as a rule somebody cut the name short. */
    private boolean isBeginning(int a, int b) {
        int length = Math.min(facts.length(a), facts.length(b));
        return length >= SHORTEST_BEGINNING
                && java.util.Arrays.equals(
                        names.pool(),
                        names.from(a),
                        names.from(a) + length,
                        names.pool(),
                        names.from(b),
                        names.from(b) + length);
    }

    /** Smith and Smith Jones; a word of one name equals a word of the other, or nearly. */
    boolean shareAPart(int a, int b) {
        byte[] pool = names.pool();
        int endA = names.from(a) + facts.length(a);
        int endB = names.from(b) + facts.length(b);
        for (int i = names.from(a), nextA; i < endA; i = nextA) {
            nextA = afterWord(pool, i, endA);
            int m = nextA - 1 - i;
            for (int j = names.from(b), nextB; m > 2 && j < endB; j = nextB) {
                nextB = afterWord(pool, j, endB);
                int n = nextB - 1 - j;
                if (n > 2 && (same(pool, i, m, j, n) || m > 4 && n > 4 && slips.between(pool, i, m, pool, j, n) <= 1)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean same(byte[] pool, int i, int m, int j, int n) {
        return java.util.Arrays.equals(pool, i, i + m, pool, j, j + n);
    }

    private static int afterWord(byte[] pool, int from, int end) {
        int i = from;
        while (i < end && pool[i] != ' ') {
            i++;
        }
        return i + 1;
    }
}
