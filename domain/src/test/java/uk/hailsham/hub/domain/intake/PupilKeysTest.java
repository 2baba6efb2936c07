package uk.hailsham.hub.domain.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class PupilKeysTest {
    private static final LocalDate BORN = LocalDate.of(2015, 2, 28);

    @Test
    void accentsCasePunctuationAndBlanksDoNotMakeAnotherName() {
        assertThat(PupilKeys.nameAndBirth("O'Brien", "Zoë", BORN))
                .isEqualTo(PupilKeys.nameAndBirth("OBRIEN", "zoe ", BORN));
    }

    @Test
    void aDigitMakesAnotherName() {
        assertThat(PupilKeys.nameAndBirth("Guy1", "Ben", BORN))
                .isNotEqualTo(PupilKeys.nameAndBirth("Guy2", "Ben", BORN));
    }

    @Test
    void aNameInAnotherScriptIsKept() {
        assertThat(PupilKeys.folded("Ольга")).isEqualTo("ОЛЬГА");
    }

    @Test
    void aKeyFitsIntoAnIndexWhateverTheLetters() {
        String longest = "\uAC01".repeat(200); // comes apart into three letters of three bytes each

        assertThat(PupilKeys.nameAndBirth(longest, longest, BORN).value().getBytes(StandardCharsets.UTF_8))
                .hasSizeLessThan(2_000);
    }
}
