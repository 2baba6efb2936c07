package uk.hailsham.hub.reconcile.text;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.concurrent.TimeUnit;
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

/** What comparisons are made of, on a thousand pairs of words of four to ten letters, a third of them one slip apart. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@OperationsPerInvocation(TextBenchmark.PAIRS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class TextBenchmark {
    static final int PAIRS = 1_000;
    private static final String LETTERS = "AAABCDEEEEFGHIIJKLLMNNOOPRRSSTTUVWYZ";

    private final byte[][] left = new byte[PAIRS][];
    private final byte[][] right = new byte[PAIRS][];
    private final JaroWinkler jaroWinkler = new JaroWinkler();
    private final Slips slips = new Slips();

    @Setup
    public void makeUp() {
        Random random = new Random(7);
        for (int i = 0; i < PAIRS; i++) {
            left[i] = word(random);
            right[i] = i % 3 == 0 ? slipped(left[i], random) : word(random);
        }
    }

    private static byte[] word(Random random) {
        StringBuilder word = new StringBuilder();
        for (int letters = 4 + random.nextInt(7); letters > 0; letters--) {
            word.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return word.toString().getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] slipped(byte[] word, Random random) {
        byte[] slipped = word.clone();
        int at = random.nextInt(word.length - 1);
        slipped[at] = word[at + 1];
        slipped[at + 1] = word[at];
        return slipped;
    }

    @Benchmark
    public double jaroWinkler() {
        double sum = 0;
        for (int i = 0; i < PAIRS; i++) {
            sum += jaroWinkler.of(left[i], right[i]);
        }
        return sum;
    }

    /** The plain way, beside it. */
    @Benchmark
    public double jaroWinklerOfTheTextbook() {
        double sum = 0;
        for (int i = 0; i < PAIRS; i++) {
            sum += Textbook.jaroWinkler(left[i], right[i]);
        }
        return sum;
    }

    @Benchmark
    public int slipsOfTheTextbook() {
        int sum = 0;
        for (int i = 0; i < PAIRS; i++) {
            sum += Textbook.slips(left[i], right[i]);
        }
        return sum;
    }

    @Benchmark
    public int slips() {
        int sum = 0;
        for (int i = 0; i < PAIRS; i++) {
            sum += slips.between(left[i], right[i]);
        }
        return sum;
    }

    @Benchmark
    public int sound() {
        int sum = 0;
        for (int i = 0; i < PAIRS; i++) {
            sum += Sound.of(left[i], 0, left[i].length);
        }
        return sum;
    }
}
