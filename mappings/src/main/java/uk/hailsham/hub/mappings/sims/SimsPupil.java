package uk.hailsham.hub.mappings.sims;

import java.util.ArrayList;
import java.util.List;
import uk.hailsham.hub.domain.intake.Row;

/** The rows of one pupil as they gather. */
final class SimsPupil {
    /** Bytes that a pupil and a row take beside the row's text, about. */
    static final int PUPIL = 240;

    static final int ROW = 100;
    /** Needs of one pupil beyond this are not compared any more. */
    private static final int COMPARED = 16;

    private final List<Row.At> records = new ArrayList<>(1);
    private final List<SimsRow> rows = new ArrayList<>(1);
    private long weight;

    /** A row that says the same as one before counts as a record and says nothing new. */
    void add(Row.At at, SimsRow row) {
        weight += records.isEmpty() ? PUPIL + ROW : ROW;
        records.add(at);
        if (!rows.subList(0, Math.min(COMPARED, rows.size())).contains(row)) {
            rows.add(row);
            weight += row.packed().length();
        }
    }

    List<Row.At> records() {
        return records;
    }

    /** At least one, in their order. */
    List<SimsRow> rows() {
        return rows;
    }

    /** Bytes, about. */
    long weight() {
        return weight;
    }
}
