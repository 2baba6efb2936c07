package uk.hailsham.hub.reconcile.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import uk.hailsham.hub.reconcile.column.ColumnWishes;
import uk.hailsham.hub.reconcile.column.Heading;
import uk.hailsham.hub.reconcile.column.Kind;
import uk.hailsham.hub.reconcile.column.Recognised;
import uk.hailsham.hub.reconcile.column.Recognition;
import uk.hailsham.hub.reconcile.pack.Frequencies;
import uk.hailsham.hub.reconcile.pack.Layout;
import uk.hailsham.hub.reconcile.pack.NameFacts;
import uk.hailsham.hub.reconcile.pack.Packing;
import uk.hailsham.hub.reconcile.pack.Records;
import uk.hailsham.hub.reconcile.pack.Words;
import uk.hailsham.hub.reconcile.work.Workers;

/** How well two values agree, by the words in which it is shown; {@code cases/levels.csv} is the table. */
class LevelsTest {
    @ParameterizedTest(name = "{0}: {2}, {3}")
    @CsvFileSource(resources = "/cases/levels.csv", numLinesToSkip = 1, quoteCharacter = '"', emptyValue = "")
    void twoValuesAgreeBothWaysAsTheTableSays(
            String comparison, String columns, String one, String another, String level) {
        Recognised recognised = recognised(columns.split("\\|"));
        Layout layout = Layout.of(List.of(recognised));
        Words words = new Words();
        Packing packing = Packing.adding(layout, recognised, words);
        int[] left = packing.pack(cells("1", one));
        int[] right = packing.pack(cells("2", another));

        Comparison compared = comparison(comparison, layout, words, left, right);

        assertThat(word(compared, left, right)).isEqualTo(level);
        assertThat(word(compared, right, left)).isEqualTo(level);
    }

    private static String word(Comparison comparison, int[] left, int[] right) {
        return comparison.grades().get(comparison.compare(left, right)).word();
    }

    private static List<String> cells(String id, String values) {
        List<String> cells = new ArrayList<>(List.of(id));
        cells.addAll(List.of((values == null ? "" : values).split("\\|", -1)));
        return cells;
    }

    private static Recognised recognised(String... columns) {
        Map<String, Heading> told = new LinkedHashMap<>();
        for (String column : columns) {
            told.put(column, heading(column));
        }
        List<String> names = new ArrayList<>(List.of("id"));
        names.addAll(told.keySet());
        return Recognition.of(
                names,
                names.stream().map(name -> List.<String>of()).toList(),
                new ColumnWishes(Optional.of("id"), Set.of(), told));
    }

    /** As in a model file: {@code family-name other}, {@code identifier/upn}. */
    private static Heading heading(String column) {
        String[] parts = column.replace(" other", "").split("/");
        Kind kind = Kind.valueOf(parts[0].toUpperCase(Locale.ROOT).replace('-', '_'));
        return new Heading(kind, parts.length > 1 ? parts[1] : "", column.endsWith(" other"));
    }

    private static Comparison comparison(String name, Layout layout, Words words, int[]... rows) {
        Records records = new Records(layout);
        for (int[] row : rows) {
            records.add(row, String.valueOf(records.next()).getBytes(StandardCharsets.US_ASCII));
        }
        NameFacts facts = new NameFacts(words.names());
        facts.extend();
        try (Workers workers = new Workers(1)) {
            Frequencies frequencies = Frequencies.of(List.of(records), words, workers);
            return new Comparisons(layout, words, facts, frequencies)
                    .forThread().stream()
                            .filter(comparison -> comparison.name().equals(name))
                            .findFirst()
                            .orElseThrow();
        }
    }
}
