package uk.hailsham.hub.reconcile.index;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import uk.hailsham.hub.reconcile.Decision;
import uk.hailsham.hub.reconcile.column.Recognised;
import uk.hailsham.hub.reconcile.model.Step;

/**
 * One resident index a source: a record is looked for in every source but its own, and has one partner there at most. What
 * is decided of a pair depends on the two records and their rivals as they stand, never on the order in which they came.
 * Belongs to one thread at a time.
 */
public final class ResidentSources {
    private final Recognised columns;
    private final StoredModel model;
    private final EmptyIndexes empty;
    private final Map<String, ResidentIndex> indexes = new TreeMap<>();

    private record Held(String source, int[] row) {}

    /** @param columns of every record's cells */
    public ResidentSources(Recognised columns, StoredModel model) {
        this.columns = columns;
        this.model = model;
        this.empty = new EmptyIndexes(columns, model);
    }

    /** Adds a record, in the place of one with the same id. */
    public void put(String source, List<String> cells) {
        remove(cells.get(columns.id()));
        indexes.computeIfAbsent(source, name -> empty.next()).put(cells);
    }

    /** Nothing happens when there is no such record. */
    public void remove(String id) {
        indexes.values().forEach(index -> index.remove(id));
    }

    /** Null when there is no such record. */
    private Held held(String id) {
        return indexes.keySet().stream()
                .map(source -> held(source, id))
                .filter(held -> held.row() != null)
                .findFirst()
                .orElse(null);
    }

    private Held held(String source, String id) {
        return new Held(source, indexes.get(source).row(id));
    }

    /** Records of other sources about which this one has a say: its candidates, and the rivals of its partners. */
    public Set<String> near(String id) {
        Set<String> near = new TreeSet<>();
        Held asked = held(id);
        if (asked != null) {
            others(asked.source()).values().forEach(index -> near.addAll(index.near(asked.row())));
        }
        return near;
    }

    /**
     * Decides about pairs of one of these with a record of another source; a pair that is not told is none. Of many records
     * a slice can be asked about at a time: a pair of which both are among the many is told with the lower one's slice alone.
     *
     * @param many whether an id is in any slice
     */
    public List<Pairing> decide(Collection<String> slice, Predicate<String> many) {
        Deciding deciding = new Deciding(many);
        new TreeSet<>(slice).forEach(deciding::decide);
        deciding.pairings.sort(Comparator.comparing(Pairing::lower).thenComparing(Pairing::upper));
        return deciding.pairings;
    }

    /** How two records compare, whatever is decided; empty when one of them is not there. */
    public List<Step> evidence(String id, String other) {
        Held asked = held(id);
        Held second = held(other);
        return asked == null || second == null
                ? List.of()
                : indexes.get(second.source()).evidence(asked.row(), other);
    }

    private Map<String, ResidentIndex> others(String source) {
        Map<String, ResidentIndex> others = new TreeMap<>(indexes);
        others.remove(source);
        return others;
    }

    /** What is decided about one slice; who was looked for once is remembered. */
    private final class Deciding {
        private final Predicate<String> many;
        private final Map<String, List<Partner>> looks = new HashMap<>();
        private final List<Pairing> pairings = new ArrayList<>();

        Deciding(Predicate<String> many) {
            this.many = many;
        }

        void decide(String id) {
            Held asked = held(id);
            if (asked != null) {
                for (String source : others(asked.source()).keySet()) {
                    for (Partner found : look(id, asked, source)) {
                        if (found.id().compareTo(id) > 0 || !many.test(found.id())) {
                            decide(id, asked, found, held(source, found.id()));
                        }
                    }
                }
            }
        }

        private void decide(String id, Held asked, Partner found, Held partner) {
            double back = look(found.id(), partner, asked.source()).stream()
                    .filter(other -> other.id().equals(id))
                    .mapToDouble(Partner::probability)
                    .findFirst()
                    .orElse(0);
            Decision decision = model.decide(Math.min(found.probability(), back));
            if (decision != Decision.NONE) {
                boolean lower = id.compareTo(found.id()) < 0;
                pairings.add(new Pairing(lower ? id : found.id(), lower ? found.id() : id, decision));
            }
        }

        private List<Partner> look(String id, Held asked, String source) {
            return looks.computeIfAbsent(
                    id + ' ' + source, key -> indexes.get(source).look(asked.row()));
        }
    }
}
