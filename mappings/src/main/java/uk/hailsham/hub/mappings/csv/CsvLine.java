package uk.hailsham.hub.mappings.csv;

import java.util.List;

/**
 * One record of a CSV file.
 *
 * @param line where it starts in the file, from 1
 */
public record CsvLine(long line, List<String> cells) {
    /** The cell without blanks around it; null when it is blank or not there. */
    public String cell(int column) {
        if (column < 0 || column >= cells.size()) {
            return null;
        }
        String stripped = cells.get(column).strip();
        return stripped.isEmpty() ? null : stripped;
    }

    /** True for a line of nothing but commas and blanks. */
    public boolean isBlank() {
        return cells.stream().allMatch(String::isBlank);
    }
}
