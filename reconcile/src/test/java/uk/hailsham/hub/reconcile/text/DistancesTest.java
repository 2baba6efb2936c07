package uk.hailsham.hub.reconcile.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Bit by bit or letter by letter: the same distances. */
class DistancesTest {
    private final JaroWinkler jaroWinkler = new JaroWinkler();
    private final Slips slips = new Slips();

    @Provide
    Arbitrary<byte[]> words() {
        return Arbitraries.strings()
                .withChars("ABCDE ")
                .ofMaxLength(24)
                .map(word -> word.getBytes(StandardCharsets.US_ASCII));
    }

    @Provide
    Arbitrary<byte[]> longWords() {
        return Arbitraries.strings()
                .withCharRange('A', 'Z')
                .ofMinLength(50)
                .ofMaxLength(64)
                .map(word -> word.getBytes(StandardCharsets.US_ASCII));
    }

    @Property
    void jaroWinklerIsThatOfTheTextbook(@ForAll("words") byte[] a, @ForAll("words") byte[] b) {
        assertThat(jaroWinkler.of(a, b)).isCloseTo(Textbook.jaroWinkler(a, b), within(1e-12));
    }

    @Property
    void jaroWinklerOfLongWordsIsThatOfTheTextbook(@ForAll("longWords") byte[] a, @ForAll("longWords") byte[] b) {
        assertThat(jaroWinkler.of(a, b)).isCloseTo(Textbook.jaroWinkler(a, b), within(1e-12));
    }

    @Property
    void jaroWinklerGivesUpOnlyBelowWhatIsAskedFor(@ForAll("words") byte[] a, @ForAll("words") byte[] b) {
        double exact = jaroWinkler.of(a, b);
        double bounded = jaroWinkler.atLeast(0.85, a, 0, a.length, b, 0, b.length);
        assertThat(bounded).isIn(exact, exact < 0.85 ? 0.0 : exact);
    }

    @Property
    void slipsAreThoseOfTheTextbook(@ForAll("words") byte[] a, @ForAll("words") byte[] b) {
        assertThat(slips.between(a, b)).isEqualTo(Textbook.slips(a, b));
    }

    @Property
    void slipsOfLongWordsAreThoseOfTheTextbook(@ForAll("longWords") byte[] a, @ForAll("longWords") byte[] b) {
        assertThat(slips.between(a, b)).isEqualTo(Textbook.slips(a, b));
    }

    @Property
    void oneSlipIsSeenWithoutCounting(@ForAll("words") byte[] a, @ForAll("words") byte[] b) {
        assertThat(Slips.isOne(a, 0, a.length, b, 0, b.length)).isEqualTo(Textbook.slips(a, b) == 1);
    }

    @Property
    void oneSlipIsSeenWhereverItIsMade(
            @ForAll("longWords") byte[] word, @ForAll @IntRange(max = 49) int place, @ForAll byte letter) {
        byte[] slip = word.clone();
        slip[place] = letter;
        byte[] shorter = Arrays.copyOf(word, word.length - 1);
        System.arraycopy(word, place + 1, shorter, place, word.length - place - 1);
        assertThat(Slips.isOne(word, 0, word.length, slip, 0, slip.length)).isEqualTo(word[place] != letter);
        assertThat(Slips.isOne(word, 0, word.length, shorter, 0, shorter.length))
                .isTrue();
    }

    @Property
    void slipsAreTheSameBothWays(@ForAll("words") byte[] a, @ForAll("words") byte[] b) {
        assertThat(slips.between(a, b)).isEqualTo(slips.between(b, a));
    }

    @Property
    void aWordIsItself(@ForAll("words") byte[] word) {
        assertThat(slips.between(word, word)).isZero();
        assertThat(jaroWinkler.of(word, word)).isEqualTo(1);
    }
}
