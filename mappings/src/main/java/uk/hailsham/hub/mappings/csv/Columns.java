package uk.hailsham.hub.mappings.csv;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Where each named column stands; headings are compared without case, and unknown ones do not matter. */
public final class Columns {
    private final Map<String, Integer> positions = new HashMap<>();
    private final int count;

    private Columns(List<String> headings) {
        count = headings.size();
        for (int i = 0; i < count; i++) {
            positions.putIfAbsent(key(headings.get(i)), i);
        }
    }

    public static Columns of(List<String> headings) {
        return new Columns(headings);
    }

    /** The cell without blanks around it; null when it is blank or there is no such column. */
    public String cell(CsvLine line, String name) {
        return line.cell(positions.getOrDefault(key(name), -1));
    }

    /** Those of the names that have no column. */
    public List<String> missing(List<String> names) {
        List<String> missing = new ArrayList<>(names);
        missing.removeIf(name -> positions.containsKey(key(name)));
        return missing;
    }

    /** False for a line that has more or fewer cells than there are headings, cells left blank not counted. */
    public boolean fits(CsvLine line) {
        List<String> cells = line.cells();
        return cells.size() == count
                || cells.size() > count
                        && cells.subList(count, cells.size()).stream().allMatch(String::isBlank);
    }

    public int count() {
        return count;
    }

    private static String key(String heading) {
        return heading.strip().toLowerCase(Locale.ROOT);
    }
}
