package uk.hailsham.hub.domain.intake;

import static org.assertj.core.api.Assertions.assertThat;

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
}
