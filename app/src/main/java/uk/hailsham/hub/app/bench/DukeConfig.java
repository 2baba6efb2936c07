package uk.hailsham.hub.app.bench;

import java.nio.file.Path;
import java.util.List;
import uk.hailsham.hub.app.evaluate.CsvTable;

/** Duke's configuration for files whose first column is the id, by what the headers say. */
final class DukeConfig {
    private static final String THRESHOLD = "0.95";

    /**
     * What a word in a header means to Duke: the comparator, the probabilities of difference and of agreement, and whether
     * candidates are looked up by it (Duke's own choice would be the rarest column alone).
     */
    private enum Kind {
        NUMBER("(upn|nhs.*|soc_sec.*|ssn|uln|.*e?mail|phone.*)", "ExactComparator", 0.2, 0.95, true),
        DATE("(dob|date.*|born|birth.*)", "Levenshtein", 0.1, 0.9, true),
        NAME("(forename|surname|given.*|family.*|first.*|last.*|name|full_name)", "JaroWinkler", 0.1, 0.85, true),
        POSTCODE("(postcode|zip|postal.*)", "ExactComparator", 0.35, 0.8, true),
        PLACE("(street|address.*|town|city|suburb|middle.*)", "JaroWinkler", 0.35, 0.65, false),
        CODE("(sex|gender|state|house|street_number)", "ExactComparator", 0.35, 0.55, false);

        private final String header;
        private final String comparator;
        private final double low;
        private final double high;
        private final boolean lookup;

        Kind(String header, String comparator, double low, double high, boolean lookup) {
            this.header = header;
            this.comparator = comparator;
            this.low = low;
            this.high = high;
            this.lookup = lookup;
        }
    }

    private DukeConfig() {}

    /** @param files one to be deduplicated, or two to be linked, the left one asked about */
    static String of(List<Path> files, List<String> ignored) {
        List<String> columns = CsvTable.columns(files.get(0));
        StringBuilder xml = new StringBuilder("<duke><schema><threshold>" + THRESHOLD + "</threshold>");
        xml.append("<property type=\"id\"><name>ID</name></property>");
        StringBuilder reading = new StringBuilder("<column name=\"" + columns.get(0) + "\" property=\"ID\"/>");
        for (String column : columns.subList(1, columns.size())) {
            Kind kind = kind(column);
            if (kind != null && !ignored.contains(column)) {
                xml.append(property(column, kind));
                reading.append(reading(column));
            }
        }
        xml.append("</schema>");
        for (int i = files.size() - 1; i >= 0; i--) {
            String source = "<csv><param name=\"input-file\" value=\"" + files.get(i) + "\"/>" + reading + "</csv>";
            xml.append(files.size() == 1 ? source : "<group>" + source + "</group>");
        }
        return xml.append("</duke>").toString();
    }

    private static Kind kind(String column) {
        for (Kind kind : Kind.values()) {
            if (column.toLowerCase(java.util.Locale.ROOT).matches(kind.header)) {
                return kind;
            }
        }
        return null;
    }

    private static String property(String column, Kind kind) {
        return "<property lookup=\"" + kind.lookup + "\"><name>" + column
                + "</name><comparator>no.priv.garshol.duke.comparators." + kind.comparator + "</comparator><low>"
                + kind.low + "</low><high>" + kind.high + "</high></property>";
    }

    private static String reading(String column) {
        return "<column name=\"" + column + "\" property=\"" + column
                + "\" cleaner=\"no.priv.garshol.duke.cleaners.LowerCaseNormalizeCleaner\"/>";
    }
}
