package uk.hailsham.hub.app.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import uk.hailsham.hub.connectors.store.Comparison;
import uk.hailsham.hub.connectors.store.Drop;
import uk.hailsham.hub.connectors.store.Ledger;
import uk.hailsham.hub.connectors.store.Preview;
import uk.hailsham.hub.domain.identifier.Shown;
import uk.hailsham.hub.domain.intake.Row;

/**
 * What a drop would change.
 *
 * @param children at most a thousand; {@code fields} and {@code ledger} count all
 */
record PreviewView(
        DropSummary drop, int roll, Ledger ledger, SortedMap<String, Integer> fields, List<ChangedView> children) {
    static PreviewView of(Drop drop, Preview preview) {
        Comparison comparison = preview.comparison();
        return new PreviewView(
                DropSummary.of(drop),
                comparison.roll(),
                comparison.ledger(),
                preview.fields(),
                preview.children().stream().map(ChangedView::of).toList());
    }

    /**
     * @param record null for one that is not there yet, as is child
     * @param values by field; only for the school that sent the drop
     */
    record ChangedView(
            String record,
            String child,
            String fate,
            List<String> fields,
            List<Row.At> rows,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, ValuesView> values) {
        static ChangedView of(Preview.Changed changed) {
            Map<String, ValuesView> values = new TreeMap<>();
            changed.values().forEach((field, each) -> values.put(field, new ValuesView(each.was(), each.is())));
            return new ChangedView(
                    shown(Shown.RECORD, changed.record()),
                    shown(Shown.CHILD, changed.child()),
                    changed.fate(),
                    changed.fields(),
                    changed.places(),
                    values);
        }

        private static String shown(Shown kind, UUID id) {
            return id == null ? null : kind.of(id);
        }
    }

    /** JSON as it stands in the child's document. */
    record ValuesView(
            @JsonRawValue String was, @JsonRawValue String is) {}
}
