package uk.hailsham.hub.mappings.census;

import java.util.Objects;
import uk.hailsham.hub.domain.intake.Rejection;
import uk.hailsham.hub.domain.intake.Row;

/**
 * A record of another blade while it waits for its pupil.
 *
 * @param nativeId the school it names; null when blank
 * @param packed its cells in the order of {@link Blade#kept}, each ended by a NUL, which no file that is read may hold:
 *     very many records may have to wait
 */
record Entry(Blade blade, String file, int row, String nativeId, String packed) {
    private static final char DIVIDER = '\0';
    /** Bytes beside the text, about. */
    private static final int EMPTY = 80;

    /** @param before of whose texts those that are the same are used again; null for none */
    static Entry of(CensusLine line, Entry before) {
        StringBuilder packed = new StringBuilder();
        for (String column : line.blade().kept()) {
            String cell = line.cell(column);
            packed.append(cell == null ? "" : cell).append(DIVIDER);
        }
        String school = line.cell(Blade.NATIVE_ID);
        boolean same = before != null && Objects.equals(school, before.nativeId);
        return new Entry(
                line.blade(), line.at().file(), line.at().row(), same ? before.nativeId : school, packed.toString());
    }

    /** Null when blank. */
    String cell(String column) {
        int from = 0;
        for (int i = blade.kept().indexOf(column); i > 0; i--) {
            from = packed.indexOf(DIVIDER, from) + 1;
        }
        int to = packed.indexOf(DIVIDER, from);
        return from == to ? null : packed.substring(from, to);
    }

    Row.At at() {
        return new Row.At(file, row);
    }

    /** That this record, and with it nothing else, is not taken. */
    Rejection rejection(String code, String expected, String found) {
        return new Rejection(file, row, Blade.ID, code, Rejection.Effect.ROW_REJECTED, expected, found);
    }

    /** Bytes, about. */
    long weight() {
        return EMPTY + packed.length();
    }
}
