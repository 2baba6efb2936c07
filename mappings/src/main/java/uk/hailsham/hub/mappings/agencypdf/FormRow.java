package uk.hailsham.hub.mappings.agencypdf;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import uk.hailsham.hub.domain.referral.DisclosableField;

/** A row of the form: a section's heading, or one or two fields side by side. */
sealed interface FormRow {
    /** Fields that people write sentences into take the whole width. */
    Set<DisclosableField> WIDE = EnumSet.of(
            DisclosableField.NOTICE,
            DisclosableField.REASON,
            DisclosableField.TRIED_FIRST,
            DisclosableField.ADDRESS,
            DisclosableField.NEEDS,
            DisclosableField.RESOURCES,
            DisclosableField.PARENTS,
            DisclosableField.CHILD_VIEW,
            DisclosableField.PARENT_VIEW,
            DisclosableField.AGREEMENT);

    int MOST_LINES = 25;

    record Heading(String title) implements FormRow {}

    record Fields(List<Field> fields) implements FormRow {}

    /** @param value empty for a gap */
    record Field(DisclosableField field, String value) {
        boolean wide() {
            return WIDE.contains(field);
        }
    }

    /** Sections in the order of the form, within them fields in the order of the agency's list. */
    static List<FormRow> of(Map<String, String> disclosed, FormValue values) {
        List<Field> fields = disclosed.entrySet().stream()
                .map(entry -> field(DisclosableField.of(entry.getKey()), entry.getValue(), values))
                .filter(field -> field.field() != DisclosableField.RECIPIENT_ID)
                .toList();
        List<FormRow> rows = new ArrayList<>();
        Arrays.stream(DisclosableField.Section.values()).forEach(section -> {
            List<Field> inside = fields.stream()
                    .filter(field -> field.field().section() == section)
                    .toList();
            if (!inside.isEmpty()) {
                rows.add(new Heading(section.title()));
                rows.addAll(paired(inside));
            }
        });
        return rows;
    }

    private static Field field(DisclosableField field, String value, FormValue values) {
        return new Field(field, value.isBlank() ? "" : calm(values.of(field, value)));
    }

    /** A text of hundreds of line ends would not go on any page: they become strokes, as in a quoted poem. */
    private static String calm(String value) {
        return value.lines().count() > MOST_LINES ? value.lines().collect(Collectors.joining(" / ")) : value;
    }

    private static List<FormRow> paired(List<Field> fields) {
        List<FormRow> rows = new ArrayList<>();
        for (int at = 0; at < fields.size(); at++) {
            Field field = fields.get(at);
            boolean two = !field.wide()
                    && at + 1 < fields.size()
                    && !fields.get(at + 1).wide();
            rows.add(new Fields(two ? List.of(field, fields.get(at + 1)) : List.of(field)));
            at += two ? 1 : 0;
        }
        return rows;
    }
}
