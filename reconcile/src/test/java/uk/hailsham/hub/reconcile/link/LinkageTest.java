package uk.hailsham.hub.reconcile.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uk.hailsham.hub.reconcile.Decision;
import uk.hailsham.hub.reconcile.comparison.Comparison;

/** A linkage as a whole: what it finds, and what must not change it. */
class LinkageTest {
    @TempDir
    Path folder;

    private Run run(MadeUp town, int threads) throws IOException {
        return new Run(folder, MadeUp.HEADINGS, town.roll, town.index, threads);
    }

    @Test
    void findsWhoIsWhoInAnotherTown() throws IOException {
        try (Run run = run(new MadeUp(11, 4000, 1200), 2)) {
            List<Map.Entry<String, String>> same = run.decisions().entrySet().stream()
                    .filter(entry -> entry.getValue().startsWith("SAME"))
                    .toList();
            long right = same.stream()
                    .map(entry -> entry.getKey().split(" "))
                    .filter(ids -> ids[0].substring(1).equals(ids[1].substring(1)))
                    .count();
            assertThat(right).isGreaterThanOrEqualTo(1170);
            assertThat(same.size() - right).isLessThanOrEqualTo(1);
        }
    }

    @Test
    void theSameRowsGiveTheSameModelAndDecisions() throws IOException {
        try (Run one = run(new MadeUp(3, 2500, 800), 2);
                Run other = run(new MadeUp(3, 2500, 800), 2)) {
            assertThat(other.model.explained()).isEqualTo(one.model.explained());
            assertThat(other.decisions()).isEqualTo(one.decisions());
        }
    }

    @Test
    void neitherTheOrderOfRowsNorThreadsChangeADecision() throws IOException {
        try (Run one = run(new MadeUp(3, 2500, 800), 2);
                Run other = run(new MadeUp(3, 2500, 800).shuffled(9), 1)) {
            assertThat(other.decisions()).isEqualTo(one.decisions());
        }
    }

    @Test
    void noRecordHasTwoPartners() throws IOException {
        MadeUp town = new MadeUp(8, 2500, 800);
        town.index.addAll(
                town.index.subList(0, 50).stream().map(row -> "D" + row).toList());
        try (Run run = run(town, 2)) {
            List<String[]> same = run.decisions().entrySet().stream()
                    .filter(entry -> entry.getValue().startsWith("SAME"))
                    .map(entry -> entry.getKey().split(" "))
                    .toList();
            assertThat(same).extracting(ids -> ids[0]).doesNotHaveDuplicates();
            assertThat(same).extracting(ids -> ids[1]).doesNotHaveDuplicates();
        }
    }

    @Test
    void aDuplicateInTheIndexIsNoRival() throws IOException {
        MadeUp town = new MadeUp(8, 2500, 800);
        town.index.addAll(
                town.index.subList(0, 50).stream().map(row -> "D" + row).toList());
        try (Run run = run(town, 2)) {
            for (int child = 0; child < 50; child++) {
                assertThat(List.of(run.decision("P" + child, "C" + child), run.decision("P" + child, "DC" + child)))
                        .containsExactlyInAnyOrder("same", "perhaps");
            }
        }
    }

    @Test
    void duplicatesOfOneFileMakeClusters() throws IOException {
        MadeUp town = new MadeUp(21, 2000, 300);
        List<String> people = new ArrayList<>(town.index);
        people.addAll(town.roll);
        try (Run run = new Run(folder, MadeUp.HEADINGS, people, null, 2)) {
            Map<String, String> same = new TreeMap<>();
            run.decisions().forEach((ids, decided) -> {
                if (decided.startsWith("SAME")) {
                    same.put(ids, decided);
                }
            });
            long right = same.keySet().stream()
                    .map(ids -> ids.split(" "))
                    .filter(ids -> ids[0].substring(1).equals(ids[1].substring(1)))
                    .count();
            assertThat(right).isGreaterThanOrEqualTo(285);
            assertThat(same.size() - right).isLessThanOrEqualTo(3);
            assertThat(same.keySet()).allMatch(ids -> ids.split(" ")[0].compareTo(ids.split(" ")[1]) < 0);
            assertThat(run.outcome.clusters().values().stream()
                            .collect(Collectors.groupingBy(cluster -> cluster, Collectors.counting()))
                            .values())
                    .allMatch(size -> size >= 2);
        }
    }

    @Test
    void comparisonsAreTheSameBothWays() throws IOException {
        try (Run run = run(new MadeUp(3, 800, 400), 1)) {
            int[] a = new int[run.layout.stride()];
            int[] b = new int[run.layout.stride()];
            for (Comparison comparison : run.linkage.comparisons().forThread()) {
                for (int i = 0; i < 400; i++) {
                    run.left.read(i, a);
                    for (int j = 0; j < 800; j++) {
                        run.right.read(j, b);
                        int grade = comparison.compare(a, b);
                        assertThat(comparison.compare(b, a)).isEqualTo(grade);
                        assertThat(comparison.logShare(grade, b, a)).isEqualTo(comparison.logShare(grade, a, b));
                    }
                }
            }
        }
    }

    @Test
    void everyDecisionExplainsItsWeight() throws IOException {
        try (Run run = run(new MadeUp(3, 2500, 800), 2)) {
            for (Pair pair : run.outcome.pairs().subList(0, 50)) {
                var explanation = run.linkage.explain(run.model, pair);
                double sum = explanation.steps().stream()
                        .mapToDouble(step -> step.weight())
                        .sum();
                assertThat(sum).isCloseTo(pair.weight(), org.assertj.core.api.Assertions.within(0.15));
                assertThat(explanation.text().lines().count())
                        .isEqualTo(explanation.steps().size() + 1L);
            }
            assertThat(run.outcome.count(Decision.SAME)).isGreaterThan(700);
        }
    }
}
