package uk.hailsham.hub.connectors.database;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Tables so that what is referred to comes before what refers to it. */
final class TableOrder {
    private TableOrder() {}

    /**
     * @param needs for a table, those its rows refer to; itself left out
     * @throws IllegalStateException when tables refer to each other in a circle: no order would do
     */
    static List<String> of(Collection<String> tables, Map<String, List<String>> needs) {
        Set<String> done = new LinkedHashSet<>();
        List<String> left = new ArrayList<>(tables);
        while (!left.isEmpty()) {
            List<String> ready = left.stream()
                    .filter(table -> done.containsAll(needs.getOrDefault(table, List.of())))
                    .toList();
            if (ready.isEmpty()) {
                throw new IllegalStateException("tables refer to each other in a circle: " + left);
            }
            done.addAll(ready);
            left.removeAll(ready);
        }
        return List.copyOf(done);
    }
}
