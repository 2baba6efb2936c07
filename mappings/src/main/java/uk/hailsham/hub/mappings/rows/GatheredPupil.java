package uk.hailsham.hub.mappings.rows;

import java.util.ArrayList;
import java.util.List;
import uk.hailsham.hub.domain.intake.Row;

/** The rows of one pupil as they gather. */
final class GatheredPupil {
    /** Bytes that a pupil and a row take beside the row's text, about. */
    static final int PUPIL = 240;

    static final int ROW = 124;
    /** Needs of one pupil beyond this are not compared any more. */
    private static final int COMPARED = 16;

    private final List<Entry> entries = new ArrayList<>(1);
    private final List<PupilRow> rows = new ArrayList<>(1);
    private long weight;

    private record Entry(Row.At at, PupilRow row) {}

    /**
     * Records that are one child's.
     *
     * @param rows at least one, those that say something new, in their order
     */
    record Group(List<Row.At> records, List<PupilRow> rows) {
        PupilRow first() {
            return rows.get(0);
        }

        private boolean takes(PupilRow row) {
            return rows.stream().limit(COMPARED).noneMatch(row::isAnotherThan);
        }
    }

    /** A row that says the same as one before counts as a record and says nothing new. */
    void add(Row.At at, PupilRow row) {
        weight += entries.isEmpty() ? PUPIL + ROW : ROW;
        int before = rows.subList(0, Math.min(COMPARED, rows.size())).indexOf(row);
        if (before < 0) {
            rows.add(row);
            weight += row.packed().length();
        }
        entries.add(new Entry(at, before < 0 ? row : rows.get(before)));
    }

    /** One, unless the same key stands at pupils of different names and dates of birth. */
    List<Group> groups() {
        List<Group> groups = new ArrayList<>(1);
        for (Entry entry : entries) {
            Group group = groups.stream()
                    .filter(each -> each.takes(entry.row))
                    .findFirst()
                    .orElseGet(() -> {
                        groups.add(new Group(new ArrayList<>(1), new ArrayList<>(1)));
                        return groups.get(groups.size() - 1);
                    });
            group.records.add(entry.at);
            if (group.rows.stream().noneMatch(row -> row == entry.row)) {
                group.rows.add(entry.row);
            }
        }
        return groups;
    }

    /** Bytes, about. */
    long weight() {
        return weight;
    }
}
