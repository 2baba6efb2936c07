package uk.hailsham.hub.reconcile.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Figures of a small set of links, each worked out by hand. */
class EvaluationTest {
    /** Four pupils with a partner, one of them in the index twice; an absent one and an absent twin. */
    private static final Truth TRUTH = new Truth(
            Matching.TWO_FILES,
            List.of(
                    pair("a", "1", "clean"),
                    pair("b", "2", "mover", "typo"),
                    pair("c", "3", "mover"),
                    pair("d", "4", "clean"),
                    pair("d", "44", "duplicate"),
                    pair("e", "", "absent"),
                    pair("f", "", "absent-twin", "twin")));

    private static final List<Link> LINKS = List.of(
            link("a", "1", true, 20, 0.999),
            link("d", "44", true, 19, 0.995),
            link("f", "9", true, 15, 0.99),
            link("b", "2", false, 8, 0.8),
            link("e", "7", false, 3, 0.4));

    private final Evaluation evaluation = Evaluation.of(TRUTH, LINKS);

    @Test
    void ofThreeDecidedLinksTwoAreRightAndTwoOfFourTrueOnesFound() {
        assertThat(evaluation.pairs()).isEqualTo(4);
        assertThat(evaluation.same().precision().value()).isEqualTo(2 / 3.0);
        assertThat(evaluation.same().recall().value()).isEqualTo(2 / 4.0);
        assertThat(evaluation.same().f1().value()).isCloseTo(4 / 7.0, within(1e-12));
    }

    @Test
    void perhapsLinksCountBesideThem() {
        assertThat(evaluation.sameOrPerhaps().precision()).isEqualTo(Share.of(3, 5));
        assertThat(evaluation.sameOrPerhaps().recall()).isEqualTo(Share.of(3, 4));
        assertThat(evaluation.sameOrPerhaps().f1().value()).isCloseTo(6 / 9.0, within(1e-12));
    }

    @Test
    void whoeverHasAPerhapsAndNothingDecidedMustBeLookedAt() {
        assertThat(evaluation.records()).isEqualTo(6);
        assertThat(evaluation.perhaps()).isEqualTo(Share.of(2, 6));
    }

    @Test
    void aPupilWhoStandsTwiceIsFoundByEitherEntryAndOnlyOnce() {
        Evaluation both =
                Evaluation.of(TRUTH, List.of(link("d", "4", true, 20, 0.99), link("d", "44", true, 19, 0.98)));
        assertThat(both.same().precision()).isEqualTo(Share.of(2, 2));
        assertThat(both.same().recall()).isEqualTo(Share.of(1, 4));
    }

    @Test
    void onlyADuplicateMakesTwoEntriesOneTarget() {
        Truth two = new Truth(Matching.TWO_FILES, List.of(pair("a", "1", "clean"), pair("a", "2", "clean")));
        assertThat(Evaluation.of(two, List.of(link("a", "1", true, 1, 1)))
                        .same()
                        .recall())
                .isEqualTo(Share.of(1, 2));
    }

    @Test
    void theCurveFallsFromTheSurestLinkToTheLeastSure() {
        assertThat(evaluation.curve().points())
                .containsExactly(
                        new Curve.Point(0.999, 20, 1, 0.25),
                        new Curve.Point(0.995, 19, 1, 0.5),
                        new Curve.Point(0.99, 15, 2 / 3.0, 0.5),
                        new Curve.Point(0.8, 8, 3 / 4.0, 0.75),
                        new Curve.Point(0.4, 3, 3 / 5.0, 0.75));
        assertThat(evaluation.curve().bestRecallAt(0.999)).contains(new Curve.Point(0.995, 19, 1, 0.5));
        assertThat(evaluation.curve().bestF1()).contains(new Curve.Point(0.8, 8, 0.75, 0.75));
        assertThat(Evaluation.of(TRUTH, List.of()).curve().bestRecallAt(0.5)).isEmpty();
    }

    @Test
    void linksThatAreEquallySureAreTakenTogether() {
        List<Link> level = List.of(link("a", "1", true, 5, 0.9), link("b", "9", true, 5, 0.9));
        assertThat(Curve.of(TRUTH, level).points()).containsExactly(new Curve.Point(0.9, 5, 0.5, 0.25));
    }

    @Test
    void kindsFareEachByThemselvesAndAPairOfTwoKindsInBoth() {
        assertThat(evaluation.kinds())
                .containsExactly(
                        new KindFigures("clean", Share.of(2, 2), Share.of(2, 2), Share.of(0, 2)),
                        new KindFigures("mover", Share.of(0, 2), Share.of(1, 2), Share.of(0, 2)),
                        new KindFigures("typo", Share.of(0, 1), Share.of(1, 1), Share.of(0, 1)));
    }

    @Test
    void aPairWhoseRecordIsDecidedToBeSomebodyElseIsCountedAsWrong() {
        Evaluation wrong = Evaluation.of(TRUTH, List.of(link("b", "7", true, 9, 0.9), link("c", "8", false, 1, 0.5)));
        assertThat(wrong.kinds())
                .extracting(KindFigures::kind, KindFigures::wrong)
                .containsExactly(
                        tuple("clean", Share.of(0, 2)), tuple("mover", Share.of(1, 2)), tuple("typo", Share.of(1, 1)));
        Truth oneFile = new Truth(Matching.ONE_FILE, List.of(pair("1", "2", "clean"), pair("3", "4", "typo")));
        assertThat(Evaluation.of(oneFile, List.of(link("5", "2", true, 9, 0.9))).kinds())
                .extracting(KindFigures::wrong)
                .containsExactly(Share.of(1, 1), Share.of(0, 1));
    }

    @Test
    void whoeverHasNoPartnerIsLinkedWrongly() {
        assertThat(evaluation.absent())
                .containsExactly(
                        new AbsentFigures("absent", Share.of(0, 1), Share.of(1, 1)),
                        new AbsentFigures("absent-twin", Share.of(1, 1), Share.of(1, 1)),
                        new AbsentFigures("twin", Share.of(1, 1), Share.of(1, 1)));
    }

    @Test
    void groupsFareEachByThemselves() {
        Map<String, String> schools = new HashMap<>(Map.of("a", "North", "b", "North", "f", "South", "z", "South"));
        assertThat(GroupFigures.of(TRUTH, LINKS, "school", schools))
                .containsExactly(
                        new GroupFigures("school", "North", 2, Score.of(1, 1, 1, 2), Score.of(2, 2, 2, 2)),
                        new GroupFigures("school", "South", 1, Score.of(0, 1, 0, 0), Score.of(0, 1, 0, 0)));
    }

    @Test
    void calibrationHoldsWhatIsBelievedAgainstWhatIsSo() {
        List<Calibration.Bin> bins = evaluation.calibration().bins();
        assertThat(bins).extracting(Calibration.Bin::low).containsExactly(0.3, 0.7, 0.99, 0.999);
        assertThat(bins).extracting(Calibration.Bin::high).containsExactly(0.5, 0.9, 0.999, 1.0);
        assertThat(bins)
                .extracting(Calibration.Bin::right)
                .containsExactly(Share.of(0, 1), Share.of(1, 1), Share.of(1, 2), Share.of(1, 1));
        assertThat(bins.get(2).believed()).isCloseTo(0.9925, within(1e-12));
        assertThat(evaluation.calibration().error()).isCloseTo((0.4 + 0.2 + 2 * 0.4925 + 0.001) / 5, within(1e-12));
        assertThat(Calibration.of(TRUTH, List.of()).error()).isZero();
    }

    @Test
    void theCertainAndTheImpossibleHaveABinToo() {
        List<Link> links = List.of(link("a", "1", true, 9, 1), link("b", "9", false, -9, 0));
        assertThat(Calibration.of(TRUTH, links).bins())
                .containsExactly(
                        new Calibration.Bin(0, 0.1, 0, Share.of(0, 1)),
                        new Calibration.Bin(0.999, 1, 1, Share.of(1, 1)));
    }

    @Test
    void inOneFileItDoesNotMatterWhichRecordIsLeft() {
        Truth truth = new Truth(
                Matching.ONE_FILE, List.of(pair("1", "2", "clean"), pair("4", "3", "typo"), pair("5", "", "clean")));
        Evaluation one = Evaluation.of(
                truth,
                List.of(link("2", "1", true, 9, 0.9), link("3", "4", false, 5, 0.6), link("2", "5", false, 1, 0.1)));
        assertThat(one.same()).isEqualTo(Score.of(1, 1, 1, 2));
        assertThat(one.sameOrPerhaps()).isEqualTo(Score.of(2, 3, 2, 2));
        assertThat(one.records()).isEqualTo(5);
        assertThat(one.perhaps()).isEqualTo(Share.of(3, 5));
        assertThat(one.absent()).containsExactly(new AbsentFigures("clean", Share.of(0, 1), Share.of(1, 1)));
    }

    @Test
    void inTwoFilesIdsThatAreAlikeAreNotTheSameRecord() {
        Truth truth = new Truth(Matching.TWO_FILES, List.of(pair("1", "2", "clean"), pair("2", "1", "clean")));
        assertThat(Evaluation.of(truth, List.of(link("2", "1", true, 9, 0.9))).same())
                .isEqualTo(Score.of(1, 1, 1, 2));
    }

    @Test
    void aClusterOfThreeIsThreePairs() {
        Truth truth = new Truth(
                Matching.ONE_FILE,
                List.of(
                        pair("a", "b", "clean"),
                        pair("a", "c", "clean"),
                        pair("b", "c", "clean"),
                        pair("d", "e", "typo")));
        Map<String, String> clusters = Map.of("a", "1", "b", "1", "c", "2", "d", "3", "e", "3", "f", "3");
        assertThat(Clusters.score(truth, clusters)).isEqualTo(Score.of(2, 4, 2, 4));
    }

    @Test
    void aRecordInNoClusterIsAFault() {
        Truth truth = new Truth(Matching.ONE_FILE, List.of(pair("a", "b", "clean")));
        assertThatThrownBy(() -> Clusters.score(truth, Map.of("a", "1")))
                .hasMessage("expected every record in a cluster, found none of record b");
    }

    private static TruePair pair(String left, String right, String... kinds) {
        return new TruePair(left, right, List.of(kinds));
    }

    private static Link link(String left, String right, boolean same, double weight, double probability) {
        return new Link(left, right, same, weight, probability);
    }
}
