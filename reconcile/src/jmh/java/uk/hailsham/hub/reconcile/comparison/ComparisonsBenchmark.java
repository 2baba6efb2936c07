package uk.hailsham.hub.reconcile.comparison;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import uk.hailsham.hub.reconcile.column.ColumnWishes;
import uk.hailsham.hub.reconcile.column.Recognised;
import uk.hailsham.hub.reconcile.column.Recognition;
import uk.hailsham.hub.reconcile.pack.Frequencies;
import uk.hailsham.hub.reconcile.pack.Layout;
import uk.hailsham.hub.reconcile.pack.NameFacts;
import uk.hailsham.hub.reconcile.pack.Packing;
import uk.hailsham.hub.reconcile.pack.Records;
import uk.hailsham.hub.reconcile.pack.Words;
import uk.hailsham.hub.reconcile.work.Workers;

/** Comparisons of packed records as linking makes them: two thirds of the pairs nothing alike, as keys leave them. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@OperationsPerInvocation(ComparisonsBenchmark.PAIRS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class ComparisonsBenchmark {
    static final int PAIRS = 20_000;
    private static final int WORDS = 4_000;
    private static final String LETTERS = "AAABCDEEEEFGHIIJKLLMNNOOPRRSSTTUVWYZ";
    private static final List<String> HEADINGS = List.of("id", "forename", "surname", "dob", "sex", "street", "postcode");

    @Param({"given name", "family name", "birth date", "address 1", "postcode"})
    private String comparison;

    private final int[][] left = new int[PAIRS][];
    private final int[][] right = new int[PAIRS][];
    private String[] names;
    private Comparison measured;

    @Setup
    public void makeUp() {
        Random random = new Random(7);
        names = Stream.generate(() -> word(random)).limit(WORDS).toArray(String[]::new);
        Recognised columns = Recognition.of(HEADINGS, glance(random), ColumnWishes.NONE);
        Layout layout = Layout.of(List.of(columns));
        Words words = new Words();
        Packing packing = Packing.adding(layout, columns, words);
        Records records = new Records(layout);
        for (int i = 0; i < PAIRS; i++) {
            List<String> cells = record(random);
            left[i] = packing.pack(cells);
            right[i] = packing.pack(i % 3 == 0 ? slipped(cells, random) : record(random));
            records.add(left[i], Integer.toString(i).getBytes(StandardCharsets.US_ASCII));
        }
        NameFacts facts = new NameFacts(words.names());
        facts.extend();
        try (Workers workers = new Workers(1)) {
            Frequencies frequencies = Frequencies.of(List.of(records), words, workers);
            measured = new Comparisons(layout, words, facts, frequencies)
                    .forThread().stream()
                            .filter(each -> each.name().equals(comparison))
                            .findFirst()
                            .orElseThrow();
        }
    }

    private List<List<String>> glance(Random random) {
        List<List<String>> columns = new ArrayList<>();
        HEADINGS.forEach(heading -> columns.add(new ArrayList<>()));
        for (int row = 0; row < 100; row++) {
            List<String> cells = record(random);
            for (int column = 0; column < cells.size(); column++) {
                columns.get(column).add(cells.get(column));
            }
        }
        return columns;
    }

    private List<String> record(Random random) {
        return List.of(
                Integer.toString(random.nextInt(1_000_000)),
                name(random),
                name(random),
                "%d-%02d-%02d".formatted(2008 + random.nextInt(15), 1 + random.nextInt(12), 1 + random.nextInt(28)),
                random.nextBoolean() ? "M" : "F",
                name(random) + " Road",
                "AB%d %dCD".formatted(1 + random.nextInt(30), random.nextInt(10)));
    }

    private String name(Random random) {
        return names[random.nextInt(WORDS)];
    }

    private static String word(Random random) {
        StringBuilder word = new StringBuilder();
        for (int letters = 4 + random.nextInt(7); letters > 0; letters--) {
            word.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return word.toString();
    }

    private static List<String> slipped(List<String> cells, Random random) {
        List<String> slipped = new ArrayList<>(cells);
        for (int column : new int[] {1, 2, 5}) {
            String name = cells.get(column);
            int at = random.nextInt(name.length() - 1);
            slipped.set(column, name.substring(0, at) + name.charAt(at + 1) + name.charAt(at) + name.substring(at + 2));
        }
        return slipped;
    }

    @Benchmark
    public int compare() {
        int sum = 0;
        for (int i = 0; i < PAIRS; i++) {
            sum += measured.compare(left[i], right[i]);
        }
        return sum;
    }
}
