package uk.hailsham.hub.reconcile.index;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
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
    private final Map<String, ResidentIndex> indexes = new TreeMap<>();
    private final Map<String, Held> held = new HashMap<>();

    private record Held(String source, List<String> cells) {}

    /** @param columns of every record's cells */
    public ResidentSources(Recognised columns, StoredModel model) {
        this.columns = columns;
        this.model = model;
    }

    public boolean has(String id) {
        return held.containsKey(id);
    }

    /** Adds a record, in the place of one with the same id. */
    public void put(String source, List<String> cells) {
        String id = cells.get(columns.id());
        remove(id);
        held.put(id, new Held(source, List.copyOf(cells)));
        indexes.computeIfAbsent(source, name -> EmptyIndex.index(columns, model))
                .put(cells);
    }

    /** Nothing happens when there is no such record. */
    public void remove(String id) {
        Held gone = held.remove(id);
        if (gone != null) {
            indexes.get(gone.source()).remove(id);
        }
    }

    /** Records of other sources about which this one has a say: its candidates, and the rivals of its partners. */
    public Set<String> near(String id) {
        Set<String> near = new TreeSet<>();
        Held asked = held.get(id);
        if (asked != null) {
            others(asked.source()).values().forEach(index -> near.addAll(index.near(asked.cells())));
        }
        return near;
    }

    /** Decides about every pair of one of these with a record of another source; a pair that is not told is none. */
    public List<Pairing> decide(Collection<String> ids) {
        Map<String, List<Partner>> looks = new HashMap<>();
        Map<String, Pairing> pairings = new TreeMap<>();
        for (String id : new TreeSet<>(ids)) {
            Held asked = held.get(id);
            if (asked != null) {
                for (String source : others(asked.source()).keySet()) {
                    look(id, source, looks).forEach(found -> pair(id, found, looks, pairings));
                }
            }
        }
        return new ArrayList<>(pairings.values());
    }

    /** How two records compare, whatever is decided; empty when one of them is not there. */
    public List<Step> evidence(String id, String other) {
        Held asked = held.get(id);
        Held second = held.get(other);
        return asked == null || second == null
                ? List.of()
                : indexes.get(second.source()).evidence(asked.cells(), other);
    }

    private void pair(String id, Partner found, Map<String, List<Partner>> looks, Map<String, Pairing> pairings) {
        String lower = id.compareTo(found.id()) < 0 ? id : found.id();
        String upper = lower.equals(id) ? found.id() : id;
        double back = look(found.id(), held.get(id).source(), looks).stream()
                .filter(partner -> partner.id().equals(id))
                .mapToDouble(Partner::probability)
                .findFirst()
                .orElse(0);
        double probability = Math.min(found.probability(), back);
        Decision decision = model.decide(probability);
        if (decision != Decision.NONE) {
            pairings.putIfAbsent(
                    lower + ' ' + upper,
                    new Pairing(lower, upper, decision, found.weight(), probability, found.steps()));
        }
    }

    private List<Partner> look(String id, String source, Map<String, List<Partner>> looks) {
        return looks.computeIfAbsent(
                id + ' ' + source, key -> indexes.get(source).look(held.get(id).cells()));
    }

    private Map<String, ResidentIndex> others(String source) {
        Map<String, ResidentIndex> others = new TreeMap<>(indexes);
        others.remove(source);
        return others;
    }
}
