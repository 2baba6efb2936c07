package uk.hailsham.hub.reconcile.evaluation;

import java.util.BitSet;

/** Adds up links; a target found twice is found once. */
final class Counting {
    private final Truth truth;
    private final BitSet found;
    private long right;
    private long links;

    Counting(Truth truth) {
        this.truth = truth;
        this.found = new BitSet(truth.size());
    }

    static Counting of(Truth truth, Iterable<Link> links) {
        Counting counting = new Counting(truth);
        links.forEach(counting::add);
        return counting;
    }

    void add(Link link) {
        int target = truth.target(link);
        links++;
        if (target >= 0) {
            right++;
            found.set(target);
        }
    }

    boolean found(int target) {
        return found.get(target);
    }

    long right() {
        return right;
    }

    long links() {
        return links;
    }

    long found() {
        return found.cardinality();
    }

    Score score() {
        return Score.of(right, links, found(), truth.size());
    }
}
