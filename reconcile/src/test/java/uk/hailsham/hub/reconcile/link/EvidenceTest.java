package uk.hailsham.hub.reconcile.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import uk.hailsham.hub.reconcile.Decision;
import uk.hailsham.hub.reconcile.explain.Explanation;
import uk.hailsham.hub.reconcile.model.Step;

/** What a piece of evidence weighs, beside others and after whose names are counted. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EvidenceTest {
    @TempDir
    private static Path folder;

    private final MadeUp town = new MadeUp(29, 2500, 800);
    private Run run;

    @BeforeAll
    void link() throws IOException {
        String rest = ",,%s,2012-06-07,F,BN21 4AB,7,";
        town.index.add("rare,DEMELZA" + rest.formatted("QUILLFEATHER"));
        town.index.add("common,DEMELZA" + rest.formatted("HARTON"));
        town.roll.add("R,DEMELZA" + rest.formatted("QUILLFEATHER"));
        town.roll.add("C,DEMELZA" + rest.formatted("HARTON"));
        town.roll.add("R slip,DEMELZA" + rest.formatted("QUILLFETHER"));
        town.roll.add("C slip,DEMELZA" + rest.formatted("HARTN"));
        town.roll.add("no name,,,,2012-06-07,F,BN21 4AB,7,");
        town.index.add("number,TAMSIN,,BROWELL,2013-01-09,F,BN22 1AA,9,Y845900019001");
        town.roll.add("same number,TAMSIN,,BROWELL,2013-01-09,F,BN22 1AA,9,Y845900019001");
        town.roll.add("sound number,TAMSIN,,BROWELL,2013-01-09,F,BN22 1AA,9,T845900024002");
        town.roll.add("wrong number,TAMSIN,,BROWELL,2013-01-09,F,BN22 1AA,9,A845911124777");
        run = new Run(folder, MadeUp.HEADINGS, town.roll, town.index, 2);
    }

    @AfterAll
    void close() {
        run.close();
    }

    private List<Step> steps(String left, String right) {
        Explanation found = run.linkage.explain(
                run.model, new Pair(number(run.left, left), number(run.right, right), Decision.SAME, 0, 0));
        return found.steps();
    }

    private static int number(uk.hailsham.hub.reconcile.pack.Records records, String id) {
        int number = 0;
        while (!records.id(number).equals(id)) {
            number++;
        }
        return number;
    }

    private double weight(String left, String right, String column) {
        return steps(left, right).stream()
                .filter(step -> step.column().equals(column))
                .mapToDouble(Step::weight)
                .sum();
    }

    @Test
    void theRarerANameTheMoreItTellsWhereItIsTheSameAndWhereItIsNearlyTheSame() {
        assertThat(weight("R", "rare", "family name")).isGreaterThan(weight("C", "common", "family name") + 2);
        assertThat(weight("R slip", "rare", "family name"))
                .isGreaterThan(weight("C slip", "common", "family name") + 1)
                .isLessThan(weight("R", "rare", "family name"));
    }

    @Test
    void whatIsMissingIsNoEvidence() {
        assertThat(steps("no name", "rare")).extracting(Step::column).doesNotContain("given name", "family name");
        assertThat(weight("C", "rare", "family name")).isNegative();
    }

    @Test
    void aNumberThatIsAnotherCountsAgainstAndLessWhereItIsUnsound() {
        assertThat(weight("same number", "number", "identifier upn")).isGreaterThan(3);
        assertThat(weight("sound number", "number", "identifier upn"))
                .isNegative()
                .isLessThan(weight("wrong number", "number", "identifier upn"));
    }

    /** Numbers hold the middle one to both; all else says that these are two. */
    @Test
    void aChainOfLikenessesDoesNotMakeStrangersOne(@TempDir Path other) throws IOException {
        Random random = new Random(7);
        List<String> people = new ArrayList<>();
        for (String row : new MadeUp(31, 1500, 0).index) {
            people.add(row + "," + number(random) + "," + number(random));
        }
        for (int i = 0; i < 300; i++) {
            people.add("D" + people.get(i));
        }
        people.add("1 end,HEDRA,,QUILLFEATHER,2011-02-03,F,BN21 1AA,3,,123456789,");
        people.add("2 link,,,,,,,,,123456789,987654321");
        people.add("3 end,LOWEN,,TRESCOTHICK,2015-09-28,M,TN22 8ZZ,61,,,987654321");
        try (Run again = new Run(other, MadeUp.HEADINGS + ",ssn,passport", people, null, 2)) {
            TreeSet<String> same = new TreeSet<>(again.decisions().entrySet().stream()
                    .filter(pair -> pair.getValue().startsWith("SAME"))
                    .map(java.util.Map.Entry::getKey)
                    .filter(pair -> pair.contains("end") || pair.contains("link"))
                    .toList());
            assertThat(again.decisions().keySet()).contains("1 end 2 link", "2 link 3 end");
            assertThat(same).as("one of the two at most").hasSizeLessThan(2).doesNotContain("1 end 3 end");
            assertThat(again.outcome.count(Decision.SAME)).isGreaterThanOrEqualTo(290);
        }
    }

    private static int number(Random random) {
        return 100_000_000 + random.nextInt(899_999_999);
    }
}
