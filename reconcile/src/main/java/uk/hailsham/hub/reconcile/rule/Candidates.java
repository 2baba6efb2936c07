package uk.hailsham.hub.reconcile.rule;

import static uk.hailsham.hub.reconcile.Column.BIRTH_DATE;
import static uk.hailsham.hub.reconcile.Column.FAMILY_NAME;
import static uk.hailsham.hub.reconcile.Column.GIVEN_NAME;
import static uk.hailsham.hub.reconcile.Column.IDENTIFIER;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import uk.hailsham.hub.reconcile.Column;
import uk.hailsham.hub.reconcile.Entry;
import uk.hailsham.hub.reconcile.comparison.Names;

/** Proposes pairs: a shared identifier, a shared date of birth with either name's beginning, or both names. */
final class Candidates {
    private static final int BEGINNING = 1;
    private final Map<String, List<Entry>> byKey = new HashMap<>();

    Candidates(Collection<Entry> all) {
        for (Entry entry : all) {
            keys(entry)
                    .forEach(key ->
                            byKey.computeIfAbsent(key, k -> new ArrayList<>()).add(entry));
        }
    }

    /** Records of other sources that share a key, each once. */
    Collection<Entry> of(Entry entry) {
        Map<String, Entry> found = new LinkedHashMap<>();
        for (String key : keys(entry)) {
            for (Entry other : byKey.getOrDefault(key, List.of())) {
                if (!other.source().equals(entry.source())) {
                    found.put(other.id(), other);
                }
            }
        }
        return found.values();
    }

    private static List<String> keys(Entry entry) {
        List<String> keys = new ArrayList<>();
        entry.values(IDENTIFIER).forEach(identifier -> keys.add("i " + identifier));
        for (String born : entry.values(BIRTH_DATE)) {
            beginnings(entry, GIVEN_NAME).forEach(given -> keys.add("g " + given + born));
            beginnings(entry, FAMILY_NAME).forEach(family -> keys.add("f " + family + born));
        }
        for (String given : entry.values(GIVEN_NAME)) {
            entry.values(FAMILY_NAME).forEach(family -> keys.add("n " + Names.fold(given) + '/' + Names.fold(family)));
        }
        return keys;
    }

    private static List<String> beginnings(Entry entry, Column column) {
        return entry.values(column).stream()
                .map(Names::fold)
                .filter(name -> !name.isEmpty())
                .map(name -> name.substring(0, BEGINNING))
                .distinct()
                .toList();
    }
}
