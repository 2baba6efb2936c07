package uk.hailsham.hub.reconcile.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uk.hailsham.hub.reconcile.key.Asked;
import uk.hailsham.hub.reconcile.key.BlockingKey;
import uk.hailsham.hub.reconcile.key.Candidates;
import uk.hailsham.hub.reconcile.key.Features;
import uk.hailsham.hub.reconcile.model.Scorer;
import uk.hailsham.hub.reconcile.pack.NameFacts;

/** A search that may end when the keys that tell most have found a partner. */
class StrongKeysTest {
    private static final double SEEN_IN_NO_PROBABILITY = -14;

    @TempDir
    Path folder;

    private final MadeUp town = new MadeUp(23, 4000, 1500);
    private Run run;
    private Supplier<Features> features;
    private List<BlockingKey> keys;
    private Candidates.Search search;
    private int[] asked;
    private int[] other;

    @BeforeEach
    void link() throws IOException {
        run = new Run(folder, MadeUp.HEADINGS, town.roll, town.index, 2);
        NameFacts facts = new NameFacts(run.words.names());
        facts.extend();
        features = () -> new Features(run.layout, run.words, facts);
        keys = BlockingKey.usual(run.layout, run.right.present());
        search = Candidates.of(keys, run.right, features, run.workers).search();
        asked = new int[run.layout.stride()];
        other = new int[run.layout.stride()];
    }

    @AfterEach
    void close() {
        run.close();
    }

    @Test
    void bothStepsTogetherFindWhatOneFindsAndNobodyTwice() {
        for (int record = 0; record < run.left.present(); record++) {
            run.left.read(record, asked);
            int[] all = Arrays.copyOf(search.find(asked), search.size());
            int[] strong = Arrays.copyOf(search.findStrong(asked), search.size());
            int[] others = Arrays.copyOf(search.findOthers(), search.size());
            assertThat(IntStream.concat(Arrays.stream(strong), Arrays.stream(others))
                            .sorted())
                    .containsExactly(Arrays.stream(all).boxed().toArray(Integer[]::new));
        }
    }

    @Test
    void whoWouldHaveBeenFoundLaterIsNoRivalOfAPartnerWhoSettlesIt() {
        Scorer scorer = new Scorer(run.linkage.comparisons().forThread(), run.model);
        int settled = 0;
        for (int record = 0; record < run.left.present(); record++) {
            run.left.read(record, asked);
            double best = best(scorer, search.findStrong(asked));
            if (Scorer.settles(best + run.model.prior(true))) {
                settled++;
                assertThat(best(scorer, search.findOthers()) - best)
                        .as(run.left.id(record))
                        .isLessThan(SEEN_IN_NO_PROBABILITY);
            }
        }
        assertThat(settled).isGreaterThan(run.left.present() / 2);
    }

    @Test
    void keysBuiltOnlyForThoseLeftUnsettledLeadToTheSamePairs() {
        Asked all = Asked.all(run.left);
        Weighing atOnce = weighing();
        Edges expected = atOnce.weigh(askedBy(all, all), true, done -> {});

        Weighing stepwise = weighing();
        Candidates strong = askedBy(all, new Asked(run.left, 0, 1, 2));
        Edges first = stepwise.weigh(strong, false, done -> {});
        Asked unsettled = new Asked(run.left, stepwise.unsettled());
        Edges others = stepwise.weighOthers(strong.askedFurther(unsettled, run.right, run.workers), done -> {});

        assertThat(pairs(Edges.merged(first, others))).isEqualTo(pairs(expected));
        assertThat(others.size).isPositive();
        assertThat(stepwise.unsettled()).isEqualTo(atOnce.unsettled()).hasSizeLessThan(run.left.present() / 2);
    }

    private Weighing weighing() {
        return new Weighing(run.linkage.comparisons(), run.model, run.left, run.right, run.workers);
    }

    private Candidates askedBy(Asked byStrong, Asked byOthers) {
        return Candidates.askedBy(byStrong, byOthers, keys, run.right, features, run.workers);
    }

    private static List<String> pairs(Edges edges) {
        return IntStream.range(0, edges.size)
                .mapToObj(edge -> edges.left[edge] + " " + edges.right[edge] + " " + edges.weight[edge])
                .toList();
    }

    private double best(Scorer scorer, int... found) {
        double best = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < search.size(); i++) {
            run.right.read(found[i], other);
            scorer.score(asked, other);
            best = Math.max(best, scorer.weight());
        }
        return best;
    }
}
