package uk.hailsham.hub.reconcile.evaluation;

import java.util.HashMap;
import java.util.Map;

/** Measures clusters by their pairs: every two records of one cluster are a link. */
public final class Clusters {
    private Clusters() {}

    /**
     * @param clusterOf every record's cluster
     * @throws IllegalArgumentException when a record of the truth is in no cluster
     */
    public static Score score(Truth truth, Map<String, String> clusterOf) {
        Map<String, Long> sizes = new HashMap<>();
        clusterOf.values().forEach(cluster -> sizes.merge(cluster, 1L, Long::sum));
        long links = sizes.values().stream().mapToLong(n -> n * (n - 1) / 2).sum();
        long found = truth.byLeft().values().stream()
                .flatMap(rows -> rows.stream())
                .filter(TruePair::hasPartner)
                .filter(pair -> cluster(clusterOf, pair.left()).equals(cluster(clusterOf, pair.right())))
                .count();
        return Score.of(found, links, found, truth.size());
    }

    private static String cluster(Map<String, String> clusterOf, String id) {
        String cluster = clusterOf.get(id);
        if (cluster == null) {
            throw new IllegalArgumentException("expected every record in a cluster, found none of record " + id);
        }
        return cluster;
    }
}
