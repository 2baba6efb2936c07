package uk.hailsham.hub.mappings.agencyform;

import java.util.List;

/**
 * A form as an agency would design it, before it is a file.
 *
 * @param owner the office whose form it is
 * @param note what the office tells who fills it
 */
record Sheet(String title, String owner, String note, int colour, List<Part> parts) {
    record Part(String title, List<List<Box>> rows) {}

    /**
     * @param name of the field; of the ticks' key when there are options
     * @param lines of text that the box holds
     * @param options value and label of each tick; none for a text
     */
    record Box(String label, String name, int lines, List<Option> options) {}

    record Option(String value, String label) {}

    static Box text(String label, String name) {
        return new Box(label, name, 1, List.of());
    }

    static Box prose(String label, String name, int lines) {
        return new Box(label, name, lines, List.of());
    }

    static Box ticks(String label, String name, String... valuesAndLabels) {
        return new Box(
                label,
                name,
                1,
                java.util.stream.IntStream.range(0, valuesAndLabels.length / 2)
                        .mapToObj(at -> new Option(valuesAndLabels[2 * at], valuesAndLabels[2 * at + 1]))
                        .toList());
    }

    static List<Box> row(Box... boxes) {
        return List.of(boxes);
    }
}
