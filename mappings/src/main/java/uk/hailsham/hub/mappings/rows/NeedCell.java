package uk.hailsham.hub.mappings.rows;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import uk.hailsham.hub.domain.code.CodeList;

/** A cell that names one need, or several between commas, semicolons, bars or line breaks. */
final class NeedCell {
    private NeedCell() {}

    /** Each need as written; a comma within a label divides nothing. */
    static List<String> types(String cell, CodeList list) {
        if (cell == null) {
            return List.of();
        }
        List<String> types = new ArrayList<>();
        for (String part : cell.split("[;|\\r\\n]+")) {
            types.addAll(known(part, list) ? List.of(part.strip()) : between(part.split(","), list));
        }
        types.removeIf(String::isEmpty);
        return types;
    }

    /** As many pieces together as make a known need; a piece that makes none stands alone. */
    private static List<String> between(String[] pieces, CodeList list) {
        List<String> types = new ArrayList<>();
        int from = 0;
        while (from < pieces.length) {
            int to = pieces.length;
            while (to > from + 1 && !known(together(pieces, from, to), list)) {
                to--;
            }
            types.add(together(pieces, from, to));
            from = to;
        }
        return types;
    }

    private static String together(String[] pieces, int from, int to) {
        return String.join(",", Arrays.copyOfRange(pieces, from, to)).strip();
    }

    private static boolean known(String type, CodeList list) {
        String stripped = type.strip();
        return list.find(stripped).isPresent()
                || list.codes().stream().anyMatch(code -> stripped.equalsIgnoreCase(code.label()));
    }
}
