package uk.hailsham.hub.mappings.sims;

import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import uk.hailsham.hub.mappings.csv.CsvLine;

/** Where the report's columns stand. */
final class SimsHeadings {
    private final Map<SimsColumn, Integer> positions = new EnumMap<>(SimsColumn.class);
    private final int count;

    private SimsHeadings(int count) {
        this.count = count;
    }

    /** @param own the school's own heading by field, whole; asked before the usual beginnings */
    static SimsHeadings of(CsvLine line, Map<String, String> own) {
        List<String> headings = line.cells().stream().map(SimsHeadings::plain).toList();
        SimsHeadings found = new SimsHeadings(headings.size());
        Set<Integer> taken = new HashSet<>();
        for (SimsColumn column : SimsColumn.values()) {
            String heading = own.get(column.field());
            int position = heading == null
                    ? beginning(headings, column.beginnings(), taken)
                    : headings.indexOf(plain(heading));
            if (position >= 0) {
                found.positions.put(column, position);
                taken.add(position);
            }
        }
        return found;
    }

    private static int beginning(List<String> headings, List<String> beginnings, Set<Integer> taken) {
        for (String beginning : beginnings) {
            for (int i = 0; i < headings.size(); i++) {
                if (headings.get(i).startsWith(beginning) && !taken.contains(i)) {
                    return i;
                }
            }
        }
        return -1;
    }

    private static String plain(String heading) {
        return heading.strip().toLowerCase(Locale.ROOT);
    }

    boolean has(SimsColumn column) {
        return positions.containsKey(column);
    }

    String cell(CsvLine line, SimsColumn column) {
        return line.cell(positions.getOrDefault(column, -1));
    }

    /** Trailing blank cells, which spreadsheets add, do not matter. */
    boolean fits(CsvLine line) {
        List<String> cells = line.cells();
        return cells.size() == count
                || cells.size() > count
                        && cells.subList(count, cells.size()).stream().allMatch(String::isBlank);
    }

    int count() {
        return count;
    }
}
