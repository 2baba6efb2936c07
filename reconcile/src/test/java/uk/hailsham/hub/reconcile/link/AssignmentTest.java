package uk.hailsham.hub.reconcile.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Of pairs that share records, which are chosen. */
class AssignmentTest {
    private record Given(int left, int right, float odds) {}

    private static List<Given> madeUp(long seed, int records, int pairs) {
        Random random = new Random(seed);
        Set<List<Integer>> ends = new LinkedHashSet<>();
        while (ends.size() < Math.min(pairs, records * records)) {
            ends.add(List.of(random.nextInt(records), random.nextInt(records)));
        }
        return ends.stream()
                .map(end -> new Given(end.get(0), end.get(1), random.nextInt(-6, 30)))
                .toList();
    }

    private static Edges edges(List<Given> given) {
        Edges edges = new Edges();
        given.forEach(pair -> edges.add(pair.left(), pair.right(), pair.odds(), pair.odds()));
        return edges;
    }

    private static List<Given> chosen(List<Given> given) {
        Edges edges = edges(given);
        int[] order = Ranking.of(edges.size, edges.odds, edges.odds, Integer::compare);
        boolean[] assigned = new Assignment(edges, order).assigned();
        return IntStream.range(0, edges.size)
                .filter(edge -> assigned[edge])
                .mapToObj(given::get)
                .toList();
    }

    /** What is likelier than not; the rest is only there to be judged by. */
    private static double worth(List<Given> pairs) {
        return pairs.stream().mapToDouble(pair -> Math.max(0, pair.odds())).sum();
    }

    private static double mostOfAnyChoice(List<Given> pairs, int from, BitSet lefts, BitSet rights) {
        if (from == pairs.size()) {
            return 0;
        }
        Given pair = pairs.get(from);
        double without = mostOfAnyChoice(pairs, from + 1, lefts, rights);
        if (pair.odds() <= 0 || lefts.get(pair.left()) || rights.get(pair.right())) {
            return without;
        }
        lefts.set(pair.left());
        rights.set(pair.right());
        double with = pair.odds() + mostOfAnyChoice(pairs, from + 1, lefts, rights);
        lefts.clear(pair.left());
        rights.clear(pair.right());
        return Math.max(with, without);
    }

    private static void assertNoRecordIsInTwo(List<Given> chosen) {
        assertThat(chosen).extracting(Given::left).doesNotHaveDuplicates();
        assertThat(chosen).extracting(Given::right).doesNotHaveDuplicates();
    }

    @Property
    void noOtherChoiceIsLikelierTogether(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 6) int records,
            @ForAll @IntRange(min = 1, max = 14) int pairs) {
        List<Given> given = madeUp(seed, records, pairs);
        List<Given> chosen = chosen(given);
        assertNoRecordIsInTwo(chosen);
        assertThat(worth(chosen)).isCloseTo(mostOfAnyChoice(given, 0, new BitSet(), new BitSet()), within(0.01));
    }

    @Property(tries = 30)
    void manyPairsThatHangTogetherAreChosenAtLeastAsWellAsBestFirst(@ForAll long seed) {
        List<Given> given = madeUp(seed, 40, Assignment.MOST_SOLVED + 100);
        List<Given> chosen = chosen(given);
        assertNoRecordIsInTwo(chosen);
        List<Given> bestFirst = new ArrayList<>();
        BitSet lefts = new BitSet();
        BitSet rights = new BitSet();
        given.stream()
                .sorted((a, b) -> Float.compare(b.odds(), a.odds()))
                .filter(pair -> !lefts.get(pair.left()) && !rights.get(pair.right()))
                .forEach(pair -> {
                    if (!lefts.get(pair.left()) && !rights.get(pair.right())) {
                        bestFirst.add(pair);
                        lefts.set(pair.left());
                        rights.set(pair.right());
                    }
                });
        assertThat(worth(chosen)).isGreaterThanOrEqualTo(worth(bestFirst));
    }

    @Test
    void theBestPairGoesWhereTwoOthersAreLikelierTogether() {
        assertThat(chosen(List.of(new Given(1, 1, 20), new Given(1, 2, 19), new Given(2, 1, 19))))
                .containsExactly(new Given(1, 2, 19), new Given(2, 1, 19));
    }

    @Test
    void whatIsUnlikelyIsStillJudgedWhereNobodyElseIsThere() {
        assertThat(chosen(List.of(new Given(1, 1, 20), new Given(2, 1, -1), new Given(2, 2, -3))))
                .containsExactly(new Given(1, 1, 20), new Given(2, 2, -3));
    }
}
