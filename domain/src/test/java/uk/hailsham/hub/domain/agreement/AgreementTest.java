package uk.hailsham.hub.domain.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AgreementTest {
    private static final LocalDate FROM = LocalDate.of(2026, 9, 1);
    private static final LocalDate TO = LocalDate.of(2027, 8, 31);
    private static final Agreement AGREEMENT = new Agreement(
            "ISA-1",
            List.of("the schools"),
            "to help",
            "public-task",
            List.of("identity", "contacts"),
            FROM,
            TO,
            LocalDate.of(2027, 6, 30));

    @ParameterizedTest
    @CsvSource({"2026-08-31, false", "2026-09-01, true", "2027-08-31, true", "2027-09-01, false"})
    void holdsFromItsFirstDayToItsLast(LocalDate day, boolean holds) {
        assertThat(AGREEMENT.holds(day)).isEqualTo(holds);
    }

    @Test
    void saysWhyNothingMayBeShared() {
        assertThat(AGREEMENT.stopped(TO.plusDays(1)))
                .contains("the sharing agreement ISA-1 ended on 2027-08-31 and has not been renewed");
        assertThat(AGREEMENT.stopped(FROM.minusDays(1)))
                .contains("the sharing agreement ISA-1 holds from 2026-09-01 only");
        assertThat(AGREEMENT.stopped(FROM)).isEmpty();
    }

    @Test
    void warnsThirtyDaysBeforeItsReviewAndItsEnd() {
        assertThat(AGREEMENT.warnings(LocalDate.of(2027, 5, 30))).isEmpty();
        assertThat(AGREEMENT.warnings(LocalDate.of(2027, 5, 31)))
                .containsExactly("the sharing agreement ISA-1 is to be reviewed by 2027-06-30");
        assertThat(AGREEMENT.warnings(LocalDate.of(2027, 8, 1)))
                .containsExactly(
                        "the sharing agreement ISA-1 ends on 2027-08-31",
                        "the sharing agreement ISA-1 is to be reviewed by 2027-06-30");
        assertThat(AGREEMENT.warnings(TO.plusDays(1)))
                .containsExactly(
                        "the sharing agreement ISA-1 ended on 2027-08-31 and has not been renewed",
                        "the sharing agreement ISA-1 is to be reviewed by 2027-06-30");
    }

    @Test
    void letsTheSpineThroughAndOfTheRestWhatItNames() {
        assertThat(Arrays.stream(Group.values()).filter(AGREEMENT::allows))
                .containsExactly(Group.IDENTITY, Group.ENROLMENT, Group.CONTACTS);
    }
}
