package uk.hailsham.hub.reconcile.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

    /** Of fewer pairs all are compared, of more those that share a key. */
    @ParameterizedTest
    @CsvSource({"2500,800,9", "4300,1000,9", "4300,1000,77"})
    void neitherTheOrderOfRowsNorThreadsChangeADecision(int children, int pupils, long order) throws IOException {
        try (Run one = run(new MadeUp(3, children, pupils), 2);
                Run other = run(new MadeUp(3, children, pupils).shuffled(order), 1)) {
            assertThat(other.model.explained()).isEqualTo(one.model.explained());
            assertThat(other.decisions()).isEqualTo(one.decisions());
        }
    }

    @ParameterizedTest
    @CsvSource({"1200,300,9", "2200,600,9", "2200,600,77"})
    void neitherTheOrderOfRowsNorThreadsChangeACluster(int children, int pupils, long order) throws IOException {
        List<String> people = again(new MadeUp(3, children, pupils));
        List<String> shuffled = new ArrayList<>(people);
        Collections.shuffle(shuffled, new Random(order));
        try (Run one = new Run(folder, MadeUp.HEADINGS, people, null, 2);
                Run other = new Run(folder, MadeUp.HEADINGS, shuffled, null, 1)) {
            assertThat(other.decisions()).isEqualTo(one.decisions());
            assertThat(clusters(other)).isEqualTo(clusters(one)).hasSizeGreaterThan(pupils / 2);
        }
    }

    /** Children of the index and pupils as one file, in which they come again. */
    private static List<String> again(MadeUp town) {
        List<String> people = new ArrayList<>(town.index);
        people.addAll(town.roll);
        return people;
    }

    private static Set<Set<String>> clusters(Run run) {
        Map<Integer, Set<String>> clusters = new TreeMap<>();
        run.outcome
                .clusters()
                .forEach((record, cluster) ->
                        clusters.computeIfAbsent(cluster, c -> new TreeSet<>()).add(run.left.id(record)));
        return Set.copyOf(clusters.values());
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
        try (Run run = new Run(folder, MadeUp.HEADINGS, again(new MadeUp(21, 2000, 300)), null, 2)) {
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
