package uk.hailsham.hub.reconcile.rule;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import uk.hailsham.hub.reconcile.Column;
import uk.hailsham.hub.reconcile.Entry;
import uk.hailsham.hub.reconcile.Evidence;
import uk.hailsham.hub.reconcile.Level;
import uk.hailsham.hub.reconcile.comparison.Codes;
import uk.hailsham.hub.reconcile.comparison.Dates;
import uk.hailsham.hub.reconcile.comparison.Names;

/** Two records held side by side, column by column. */
record Comparisons(Map<Column, Level> levels) {
    static Comparisons of(Entry left, Entry right) {
        Map<Column, Level> levels = new EnumMap<>(Column.class);
        for (Column column : Column.values()) {
            levels.put(column, level(column, left.values(column), right.values(column)));
        }
        return new Comparisons(levels);
    }

    private static Level level(Column column, List<String> left, List<String> right) {
        return switch (column) {
            case FAMILY_NAME, GIVEN_NAME -> Names.compare(left, right);
            case BIRTH_DATE -> Dates.compare(left, right);
            case SEX, IDENTIFIER, POSTCODE -> Codes.compare(left, right);
        };
    }

    Level of(Column column) {
        return levels.get(column);
    }

    List<Evidence> evidence() {
        List<Evidence> evidence = new ArrayList<>();
        levels.forEach((column, level) -> evidence.add(new Evidence(column, level)));
        return evidence;
    }
}
