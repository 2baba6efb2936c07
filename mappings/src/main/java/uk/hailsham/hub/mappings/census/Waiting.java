package uk.hailsham.hub.mappings.census;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import uk.hailsham.hub.domain.intake.Row;

/** Records of the other blades that wait for their pupil. */
final class Waiting {
    /** Bytes that a table id takes beside its records, about. */
    private static final int PUPIL = 150;

    private final CensusSurvey survey;
    private final Map<String, List<Entry>> entries = new LinkedHashMap<>();
    private Entry last;
    private long weight;

    Waiting(CensusSurvey survey) {
        this.survey = survey;
    }

    /** The table id; empty when blank. */
    static String key(CensusLine line) {
        return line.id() == null ? "" : line.id();
    }

    /** Bytes that a table id takes, about. */
    static long weight(String id) {
        return PUPIL + id.length();
    }

    void keep(CensusLine line) {
        String id = key(line);
        List<Entry> others = entries.get(id);
        if (others == null) {
            others = new ArrayList<>(2);
            entries.put(id, others);
            weight += weight(id);
        }
        Entry entry = Entry.of(line, last);
        last = entry;
        others.add(entry);
        weight += entry.weight();
    }

    /** What the other blades say of a pupil; nothing when the table id does not tell whose it is. */
    List<Entry> take(CensusLine pupil, String identity) {
        String id = key(pupil);
        if (id.isEmpty()) {
            return List.of();
        }
        if (!survey.repeated(id)) {
            return taken(id, entries.remove(id));
        }
        return survey.takes(pupil, identity) ? ofSchool(id, pupil.cell(Blade.NATIVE_ID)) : List.of();
    }

    private List<Entry> taken(String id, List<Entry> taken) {
        if (taken == null) {
            return List.of();
        }
        weight -= weight(id) + taken.stream().mapToLong(Entry::weight).sum();
        return taken;
    }

    private List<Entry> ofSchool(String id, String nativeId) {
        List<Entry> own = new ArrayList<>();
        List<Entry> others = new ArrayList<>();
        for (Entry entry : entries.getOrDefault(id, List.of())) {
            boolean theirs = String.valueOf(entry.nativeId()).equals(String.valueOf(nativeId));
            (theirs ? own : others).add(entry);
        }
        entries.computeIfPresent(id, (key, all) -> others.isEmpty() ? null : others);
        weight -= own.stream().mapToLong(Entry::weight).sum();
        return own;
    }

    /** Those whose pupil did not come, with why; each is forgotten as soon as it is given. */
    Iterator<List<Row>> left(String pupils) {
        Iterator<Map.Entry<String, List<Entry>>> left = entries.entrySet().iterator();
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return left.hasNext();
            }

            @Override
            public List<Row> next() {
                Map.Entry<String, List<Entry>> next = left.next();
                left.remove();
                taken(next.getKey(), next.getValue());
                return next.getValue().stream()
                        .map(entry -> withoutPupil(next.getKey(), entry, pupils))
                        .toList();
            }
        };
    }

    private Row withoutPupil(String id, Entry entry, String pupils) {
        return new Row.Unsound(
                List.of(entry.at()),
                List.of(
                        survey.repeated(id)
                                ? entry.rejection(
                                        "ambiguous-pupil", "a table id that stands with one pupil in " + pupils, id)
                                : entry.rejection("without-pupil", "the table id of a pupil in " + pupils, id)));
    }

    /** Bytes, about. */
    long weight() {
        return weight;
    }
}
