package uk.hailsham.hub.reconcile.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uk.hailsham.hub.reconcile.Decision;

/** From which probability on a pair is the same: what is promised, and what is usual. */
class ThresholdTest {
    @TempDir
    Path folder;

    /** Of every other child only the names are known, which tell few apart. */
    private static List<String> halfByNamesAlone(List<String> rows) {
        return rows.stream()
                .map(row -> row.matches(".\\d*[02468],.*") ? row.replaceAll(",\\d{4}-.*", ",,,,,") : row)
                .toList();
    }

    private static List<String> poor(List<String> rows) {
        return rows.stream()
                .map(row -> row.replaceAll(",BN[^,]*,[^,]*,", ",,,"))
                .toList();
    }

    private static void lessIsTheSameTheMoreIsPromised(Run run) {
        long before = Long.MAX_VALUE;
        for (double promised : new double[] {0.8, 0.99, 0.9999}) {
            Outcome outcome = run.linkage.decide(run.model, promised);
            assertThat(outcome.precision()).isGreaterThanOrEqualTo(promised);
            assertThat(outcome.count(Decision.SAME)).isPositive().isLessThan(before);
            before = outcome.count(Decision.SAME);
        }
    }

    @Test
    void whatIsPromisedOfTwoFilesIsKeptByTheEstimateAndIsUsually999InAThousand() throws IOException {
        MadeUp town = new MadeUp(37, 3000, 1000);
        try (Run run = new Run(folder, MadeUp.HEADINGS, halfByNamesAlone(town.roll), halfByNamesAlone(town.index), 2)) {
            lessIsTheSameTheMoreIsPromised(run);
            assertThat(run.outcome.threshold())
                    .isEqualTo(run.linkage.decide(run.model, 0.999).threshold());
        }
    }

    @Test
    void whatIsPromisedOfOneFileIsKeptToo() throws IOException {
        try (Run run = again()) {
            lessIsTheSameTheMoreIsPromised(run);
        }
    }

    @Test
    void withoutAPromiseNoOtherThresholdOfOneFileHasAHigherEstimatedF1() throws IOException {
        try (Run run = again()) {
            double usual = f1(run.outcome, run.outcome.threshold());
            assertThat(run.outcome.pairs()).hasSizeGreaterThan(500);
            double best = run.outcome.pairs().stream()
                    .mapToDouble(Pair::probability)
                    .filter(probability -> probability >= 0.05)
                    .map(probability -> f1(run.outcome, probability))
                    .max()
                    .orElseThrow();
            assertThat(usual).isCloseTo(best, within(1e-6));
        }
    }

    private Run again() throws IOException {
        MadeUp town = new MadeUp(37, 1800, 700);
        List<String> people = new ArrayList<>(poor(town.index));
        people.addAll(poor(town.roll));
        return new Run(folder, MadeUp.HEADINGS, people, null, 2);
    }

    /** Of what is as probable as that or more, as the probabilities have it. */
    private static double f1(Outcome outcome, double threshold) {
        double[] taken = outcome.pairs().stream()
                .mapToDouble(Pair::probability)
                .filter(probability -> probability >= threshold)
                .toArray();
        double right = java.util.Arrays.stream(taken).sum();
        return 2 * right / (taken.length + outcome.expected());
    }
}
