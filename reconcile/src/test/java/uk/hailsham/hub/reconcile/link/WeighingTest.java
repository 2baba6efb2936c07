package uk.hailsham.hub.reconcile.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uk.hailsham.hub.reconcile.key.BlockingKey;
import uk.hailsham.hub.reconcile.key.Candidates;
import uk.hailsham.hub.reconcile.key.Feature;
import uk.hailsham.hub.reconcile.key.Features;
import uk.hailsham.hub.reconcile.pack.NameFacts;

/** Which pairs are weighed, and which are known not to be. */
class WeighingTest {
    private static final BlockingKey LETTERS =
            new BlockingKey(List.of(Feature.FIRST_LETTER, Feature.FAMILY_LETTER, Feature.BIRTH));

    @TempDir
    Path folder;

    /** Jago Smith asks for somebody J. J. too, for names stray; J. J. does not ask for somebody J. S. */
    @Test
    void whoFindsWhomDoesNotDependOnTheOrderOfTheRows() throws IOException {
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            rows.add("J%d,JORY,LEE,JENKIN,2011-03-%02d,M,BN2%d 4AB,%d,".formatted(i, 1 + i % 28, i % 9, i));
            rows.add("S%d,JAGO,LEE,SANDERS,2011-03-%02d,M,BN2%d 4AB,%d,".formatted(i, 1 + i % 28, i % 9, i));
        }
        Set<String> expected = weighed(rows);
        Collections.reverse(rows);
        assertThat(weighed(rows)).isEqualTo(expected).isNotEmpty();
    }

    /** Three hundred live at one postcode; of these only who sounds alike is compared, and of how many not is told. */
    @Test
    void whatAKeyThatIsTooCommonDoesNotFindIsTold() throws IOException {
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            rows.add("P%d,,,%s,,,BN27 4AB,,".formatted(i, i < 20 ? "PENWICK" : "TREMAINE"));
        }
        rows.add("nobody,,,QUILLER,,,BN27 4AB,,");
        try (Run run = new Run(folder, MadeUp.HEADINGS, rows, null, 1)) {
            Candidates.Search search =
                    candidates(run, new BlockingKey(List.of(Feature.POSTCODE))).search();
            int[] asked = new int[run.layout.stride()];
            run.left.read(0, asked);
            search.find(asked);
            assertThat(search.size()).isEqualTo(20);
            assertThat(search.unexpanded().keys().get("postcode")).containsExactly(1, 0, 281);

            run.left.read(50, asked);
            search.find(asked);
            assertThat(search.size()).as("TREMAINE is too common as well").isZero();
            assertThat(search.unexpanded().keys().get("postcode")).containsExactly(2, 1, 281 + 301);
        }
    }

    private static Candidates candidates(Run run, BlockingKey key) {
        NameFacts facts = new NameFacts(run.words.names());
        facts.extend();
        return Candidates.of(List.of(key), run.left, () -> new Features(run.layout, run.words, facts), run.workers);
    }

    private Set<String> weighed(List<String> rows) throws IOException {
        try (Run run = new Run(folder, MadeUp.HEADINGS, rows, null, 2)) {
            Weighing weighing = new Weighing(run.linkage.comparisons(), run.model, run.left, run.left, run.workers);
            Edges edges = weighing.weigh(candidates(run, LETTERS), true, done -> {});
            Set<String> pairs = new TreeSet<>();
            for (int edge = 0; edge < edges.size; edge++) {
                String one = run.left.id(edges.left[edge]);
                String other = run.left.id(edges.right[edge]);
                pairs.add(one.compareTo(other) < 0 ? one + " " + other : other + " " + one);
            }
            return pairs;
        }
    }
}
