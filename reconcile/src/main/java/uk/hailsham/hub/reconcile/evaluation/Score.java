package uk.hailsham.hub.reconcile.evaluation;

/** How good a set of links is. */
public record Score(Share precision, Share recall, Share f1) {
    /**
     * F1 is 2J / (1 + J) of J = found / (found + wrong + missed), which is a plain share; so its interval is that of J,
     * carried over.
     *
     * @param right links that are right
     * @param links all links
     * @param found true pairs that are found
     * @param pairs all true pairs
     */
    public static Score of(long right, long links, long found, long pairs) {
        Share jaccard = Share.of(found, pairs + links - right);
        Share f1 = new Share(jaccard.count(), jaccard.of(), f1(jaccard.value()), f1(jaccard.low()), f1(jaccard.high()));
        return new Score(Share.of(right, links), Share.of(found, pairs), f1);
    }

    private static double f1(double jaccard) {
        return 2 * jaccard / (1 + jaccard);
    }
}
