package uk.hailsham.hub.reconcile.comparison;

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
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** Comparisons of a thousand pairs of values, two thirds of them nothing alike, as blocking leaves them. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@OperationsPerInvocation(ComparisonsBenchmark.PAIRS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class ComparisonsBenchmark {
    static final int PAIRS = 1_000;
    private static final int WORDS = 400;
    private static final String LETTERS = "AAABCDEEEEFGHIIJKLLMNNOOPRRSSTTUVWYZ";

    private String[] names;
    private List<List<String>> leftNames;
    private List<List<String>> rightNames;
    private List<List<String>> leftDates;
    private List<List<String>> rightDates;

    @Setup
    public void makeUp() {
        Random random = new Random(7);
        names = Stream.generate(() -> word(random)).limit(WORDS).toArray(String[]::new);
        leftNames = values(random, this::name);
        rightNames = Stream.iterate(0, i -> i + 1)
                .limit(PAIRS)
                .map(i -> i % 3 == 0 ? List.of(slip(leftNames.get(i).get(0), random)) : List.of(name(random)))
                .toList();
        leftDates = values(random, ComparisonsBenchmark::date);
        rightDates = values(random, ComparisonsBenchmark::date);
    }

    private interface Making {
        String of(Random random);
    }

    private static List<List<String>> values(Random random, Making making) {
        return Stream.generate(() -> List.of(making.of(random))).limit(PAIRS).toList();
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

    private static String slip(String name, Random random) {
        int at = random.nextInt(name.length() - 1);
        return name.substring(0, at) + name.charAt(at + 1) + name.charAt(at) + name.substring(at + 2);
    }

    private static String date(Random random) {
        return "%d-%02d-%02d".formatted(2008 + random.nextInt(15), 1 + random.nextInt(12), 1 + random.nextInt(28));
    }

    @Benchmark
    public void names(Blackhole hole) {
        for (int i = 0; i < PAIRS; i++) {
            hole.consume(Names.compare(leftNames.get(i), rightNames.get(i)));
        }
    }

    @Benchmark
    public void slips(Blackhole hole) {
        for (int i = 0; i < PAIRS; i++) {
            hole.consume(Slips.between(leftNames.get(i).get(0), rightNames.get(i).get(0)));
        }
    }

    @Benchmark
    public void dates(Blackhole hole) {
        for (int i = 0; i < PAIRS; i++) {
            hole.consume(Dates.compare(leftDates.get(i), rightDates.get(i)));
        }
    }
}
