package uk.hailsham.hub.mappings.rows;

import java.util.ArrayList;
import java.util.List;

/**
 * One row of a report: a pupil, or one need or contact of a pupil.
 *
 * @param packed the cells divided by NULs, which no file that is read may hold: very many rows may have to wait for
 *     others of their pupil
 * @param columns of each cell; the same list for all rows of a file
 */
public record PupilRow(String packed, List<PupilColumn> columns) {
    private static final char DIVIDER = '\0';

    /** @param cells null when blank */
    static PupilRow of(List<String> cells, List<PupilColumn> columns) {
        StringBuilder packed = new StringBuilder();
        for (String cell : cells) {
            packed.append(cell == null ? "" : cell).append(DIVIDER);
        }
        return new PupilRow(packed.toString(), columns);
    }

    /** Of several the first that is not blank; null when all are. */
    public String cell(PupilColumn column) {
        int from = 0;
        for (int i = 0; i < columns.size() && columns.get(i).compareTo(column) <= 0; i++) {
            int to = packed.indexOf(DIVIDER, from);
            if (columns.get(i) == column && from < to) {
                return packed.substring(from, to);
            }
            from = to + 1;
        }
        return null;
    }

    /** As many as there are such columns, null when blank. */
    List<String> cells(PupilColumn column) {
        List<String> cells = new ArrayList<>(1);
        int from = 0;
        for (int i = 0; i < columns.size() && columns.get(i).compareTo(column) <= 0; i++) {
            int to = packed.indexOf(DIVIDER, from);
            if (columns.get(i) == column) {
                cells.add(from == to ? null : packed.substring(from, to));
            }
            from = to + 1;
        }
        return cells;
    }

    /** As written, in whichever columns; null when there is none. */
    public String name() {
        String name = cell(PupilColumn.NAME);
        String family = cell(PupilColumn.FAMILY);
        String given = cell(PupilColumn.GIVEN);
        return family == null && given == null ? name : family + ", " + given;
    }

    /** As written; null when it is blank. */
    public String born() {
        return cell(PupilColumn.DATE_OF_BIRTH);
    }

    /** Name and date of birth as written; null when both are blank. */
    public String who() {
        String name = name();
        String born = born();
        return name == null && born == null ? null : name + "|" + born;
    }

    /** Whether both name and date of birth are there and differ. */
    boolean isAnotherThan(PupilRow other) {
        return differ(name(), other.name()) && differ(born(), other.born());
    }

    private static boolean differ(String one, String other) {
        return one != null && other != null && !one.equalsIgnoreCase(other);
    }
}
