package uk.hailsham.hub.reconcile.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Intervals as the textbooks have them. */
class ShareTest {
    /** 81 of 263: Newcombe, Statistics in Medicine 1998;17:857, table I, method 3: .2553 to .3662. */
    @Test
    void isTheIntervalOfWilson() {
        Share share = Share.of(81, 263);
        assertThat(share.value()).isCloseTo(0.3080, within(5e-5));
        assertThat(share.low()).isCloseTo(0.2553, within(5e-5));
        assertThat(share.high()).isCloseTo(0.3662, within(5e-5));
    }

    /** The same table: 0 of 20 has nought to .1611, 1 of 29 has .0061 to .1718. */
    @Test
    void doesNotCollapseAtTheEdges() {
        assertThat(Share.of(0, 20).low()).isZero();
        assertThat(Share.of(0, 20).high()).isCloseTo(0.1611, within(5e-5));
        assertThat(Share.of(20, 20).low()).isCloseTo(1 - 0.1611, within(5e-5));
        assertThat(Share.of(20, 20).high()).isEqualTo(1);
        assertThat(Share.of(1, 29).low()).isCloseTo(0.0061, within(5e-5));
        assertThat(Share.of(1, 29).high()).isCloseTo(0.1718, within(5e-5));
    }

    @Test
    void ofNothingNothingIsKnown() {
        assertThat(Share.of(0, 0)).isEqualTo(new Share(0, 0, Double.NaN, 0, 1));
    }

    /** 90 right of 100 links, 110 true pairs: J = 90 / 120, F1 = 180 / 210; the interval is Wilson's of 90 of 120. */
    @Test
    void f1HasTheIntervalOfWhatItIsMadeOf() {
        Score score = Score.of(90, 100, 90, 110);
        Share jaccard = Share.of(90, 120);
        assertThat(score.f1().value()).isCloseTo(180 / 210.0, within(1e-12));
        assertThat(score.f1().low()).isCloseTo(2 * jaccard.low() / (1 + jaccard.low()), within(1e-12));
        assertThat(score.f1().high()).isCloseTo(2 * jaccard.high() / (1 + jaccard.high()), within(1e-12));
        assertThat(score.f1().low()).isLessThan(score.f1().value());
    }
}
