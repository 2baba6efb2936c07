package uk.hailsham.hub.mappings.rows;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import uk.hailsham.hub.mappings.csv.CsvLine;

/** Where a file's columns stand; a column that can be there several times has several places, in the order asked for. */
public final class Headings {
    private final int count;
    private final List<PupilColumn> columns;
    private final List<Integer> positions;

    /**
     * @param count of all cells of the line of headings
     * @param found from 0, by column
     */
    public Headings(int count, Map<PupilColumn, List<Integer>> found) {
        this.count = count;
        List<PupilColumn> names = new ArrayList<>();
        List<Integer> places = new ArrayList<>();
        for (PupilColumn column : PupilColumn.values()) {
            for (int position : found.getOrDefault(column, List.of())) {
                names.add(column);
                places.add(position);
            }
        }
        this.columns = List.copyOf(names);
        this.positions = List.copyOf(places);
    }

    public boolean has(PupilColumn column) {
        return columns.contains(column);
    }

    /** False for a line with more or fewer cells; trailing blank ones, which spreadsheets add, do not matter. */
    boolean fits(CsvLine line) {
        List<String> cells = line.cells();
        return cells.size() == count
                || cells.size() > count
                        && cells.subList(count, cells.size()).stream().allMatch(String::isBlank);
    }

    int count() {
        return count;
    }

    PupilRow row(CsvLine line) {
        return PupilRow.of(positions.stream().map(line::cell).toList(), columns);
    }
}
