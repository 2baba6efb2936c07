package uk.hailsham.hub.reconcile.link;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Pairs that hang together by the records they share, of which each record may be in one. Of choices that are worth the
 * same, pairs added earlier are taken.
 */
final class Component {
    private static final int NONE = -1;
    private static final double NOTHING = 1e-4;

    private final Map<Integer, Integer> lefts = new HashMap<>();
    private final Map<Integer, Integer> rights = new HashMap<>();
    private final int[] left;
    private final int[] right;
    private final double[] worth;
    private int size;
    /** By record, the pair it is in, or {@link #NONE}. */
    private int[] ofLeft;

    private int[] ofRight;

    Component(int pairs) {
        left = new int[pairs];
        right = new int[pairs];
        worth = new double[pairs];
    }

    /** @param value what the pair adds to a choice; one that adds nothing is never chosen */
    void add(int leftRecord, int rightRecord, double value) {
        left[size] = lefts.computeIfAbsent(leftRecord, record -> lefts.size());
        right[size] = rights.computeIfAbsent(rightRecord, record -> rights.size());
        worth[size++] = value;
    }

    private void clear() {
        ofLeft = new int[lefts.size()];
        ofRight = new int[rights.size()];
        Arrays.fill(ofLeft, NONE);
        Arrays.fill(ofRight, NONE);
    }

    private int[] chosen() {
        return IntStream.of(ofLeft).filter(pair -> pair != NONE).sorted().toArray();
    }

    private void choose(int pair) {
        ofLeft[left[pair]] = pair;
        ofRight[right[pair]] = pair;
    }

    /** The choice that is worth most: one pair more at a time, along the path that adds most. */
    int[] best() {
        clear();
        while (extended()) {
            continue;
        }
        return chosen();
    }

    private boolean extended() {
        double[] atLeft = new double[ofLeft.length];
        double[] atRight = new double[ofRight.length];
        int[] by = new int[ofRight.length];
        Arrays.fill(atRight, Double.NEGATIVE_INFINITY);
        for (int record = 0; record < atLeft.length; record++) {
            atLeft[record] = ofLeft[record] == NONE ? 0 : Double.NEGATIVE_INFINITY;
        }
        boolean changed = true;
        while (changed) {
            changed = false;
            for (int pair = 0; pair < size; pair++) {
                double sum = atLeft[left[pair]] + worth[pair];
                if (ofLeft[left[pair]] != pair && sum > atRight[right[pair]] + NOTHING) {
                    atRight[right[pair]] = sum;
                    by[right[pair]] = pair;
                    release(ofRight[right[pair]], sum, atLeft);
                    changed = true;
                }
            }
        }
        return extend(atRight, by);
    }

    private void release(int pair, double sum, double[] atLeft) {
        if (pair != NONE) {
            atLeft[left[pair]] = sum - worth[pair];
        }
    }

    private boolean extend(double[] atRight, int[] by) {
        int end = NONE;
        for (int record = 0; record < atRight.length; record++) {
            boolean better = atRight[record] > (end == NONE ? NOTHING : atRight[end]);
            end = ofRight[record] == NONE && better ? record : end;
        }
        for (int record = end; record != NONE; ) {
            int pair = by[record];
            int before = ofLeft[left[pair]];
            choose(pair);
            record = before == NONE ? NONE : right[before];
        }
        return end != NONE;
    }

    /** A good choice of many pairs: in the order in which they were added, then bettered while one can make way for two. */
    int[] bettered() {
        clear();
        boolean changed = bettered(this::taken);
        while (changed) {
            changed = bettered(pair -> taken(pair) || exchanged(pair));
        }
        return chosen();
    }

    private boolean bettered(IntPredicate step) {
        boolean changed = false;
        for (int pair = 0; pair < size; pair++) {
            changed |= worth[pair] > NOTHING && step.test(pair);
        }
        return changed;
    }

    private boolean taken(int pair) {
        boolean free = ofLeft[left[pair]] == NONE && ofRight[right[pair]] == NONE;
        if (free) {
            choose(pair);
        }
        return free;
    }

    /** Takes a pair in the place of those that have its records, when with the best pair for who is left alone it is worth more. */
    private boolean exchanged(int pair) {
        int one = ofLeft[left[pair]];
        int other = ofRight[right[pair]];
        if (one == pair) {
            return false;
        }
        int instead = one != NONE && other != NONE ? between(left[other], right[one]) : NONE;
        if (one != NONE && other == NONE) {
            instead = free(right[one]);
        }
        double gained = worth[pair] + value(instead) - value(one) - value(other);
        if (gained <= NOTHING) {
            return false;
        }
        leave(one);
        leave(other);
        choose(pair);
        if (instead != NONE) {
            choose(instead);
        }
        return true;
    }

    private double value(int pair) {
        return pair == NONE ? 0 : worth[pair];
    }

    private void leave(int pair) {
        if (pair != NONE) {
            ofLeft[left[pair]] = NONE;
            ofRight[right[pair]] = NONE;
        }
    }

    private int between(int leftRecord, int rightRecord) {
        int best = NONE;
        for (int pair = 0; pair < size; pair++) {
            boolean better = left[pair] == leftRecord && right[pair] == rightRecord && worth[pair] > value(best);
            best = better ? pair : best;
        }
        return best;
    }

    /** The best pair of this right record with a left one that has none. */
    private int free(int rightRecord) {
        int best = NONE;
        for (int pair = 0; pair < size; pair++) {
            boolean better = right[pair] == rightRecord && ofLeft[left[pair]] == NONE && worth[pair] > value(best);
            best = better ? pair : best;
        }
        return best;
    }
}
