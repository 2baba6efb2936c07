package uk.hailsham.hub.connectors.store;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What a disposal took away, as the database says.
 *
 * @param counts rows by what they were
 * @param told who had been told of it
 * @param papers ids in the vault whose bytes must go too
 * @param files that lie in partners' folders and must go too
 */
record Gone(Map<String, Long> counts, List<Told> told, List<UUID> papers, List<File> files, Long upTo) {
    Gone {
        told = told == null ? List.of() : List.copyOf(told);
        papers = papers == null ? List.of() : List.copyOf(papers);
        files = files == null ? List.of() : List.copyOf(files);
    }

    /**
     * A partner that had been told.
     *
     * @param to {@code agency}, {@code school} or {@code index}
     * @param handle what the partner itself calls it by
     * @param topic null for all that was told
     * @param what the topic's key; null for all of the topic
     */
    record Told(String to, String partner, String handle, String topic, String what) {
        boolean byFile() {
            return !"agency".equals(to);
        }
    }

    record File(String partner, long sequence) {}

    static Gone read(String json) {
        return Json.read(json, Gone.class);
    }

    boolean nothing() {
        return counts.values().stream().allMatch(count -> count == 0);
    }
}
