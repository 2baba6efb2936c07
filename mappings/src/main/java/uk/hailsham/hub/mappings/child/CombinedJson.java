package uk.hailsham.hub.mappings.child;

import java.util.List;
import java.util.Map;
import uk.hailsham.hub.domain.combined.CombinedChild;
import uk.hailsham.hub.domain.combined.Field;
import uk.hailsham.hub.domain.combined.Provenance;

/** A combined child as the document {@code combined-1}: field by field, who said it and what lost. */
public final class CombinedJson {
    private static final Documents<Combined> DOCUMENTS = new Documents<>("combined-1", Combined.class, Map.of());

    private CombinedJson() {}

    /** @param reason of the rule, in words for a person who asks why this value stands */
    private record Line(String field, Object value, Provenance from, String rule, String reason, List<?> otherwise) {
        static Line of(Field<?> field) {
            return new Line(
                    field.name(),
                    field.value(),
                    field.from(),
                    field.by().word(),
                    field.by().reason(),
                    field.otherwise());
        }
    }

    private record Combined(String upnUnknown, List<Line> fields) {}

    /** On one line. */
    public static String write(CombinedChild child) {
        return DOCUMENTS.write(new Combined(
                child.upnUnknown(), child.fields().stream().map(Line::of).toList()));
    }
}
