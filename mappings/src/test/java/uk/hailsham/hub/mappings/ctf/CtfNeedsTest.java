package uk.hailsham.hub.mappings.ctf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static uk.hailsham.hub.mappings.ctf.CtfTexts.WHO;
import static uk.hailsham.hub.mappings.ctf.CtfTexts.attendance;
import static uk.hailsham.hub.mappings.ctf.CtfTexts.child;
import static uk.hailsham.hub.mappings.ctf.CtfTexts.need;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import uk.hailsham.hub.domain.child.Child;
import uk.hailsham.hub.domain.child.Context;
import uk.hailsham.hub.domain.child.Finding;
import uk.hailsham.hub.domain.child.Need;
import uk.hailsham.hub.domain.child.SenPeriod;

/** Needs, and the circumstances that bear on them. */
class CtfNeedsTest {
    @Test
    void keepsGapsAndTiesAmongRanks() {
        String need = "<SENneed><SENtypeRank>%s</SENtypeRank><SENtype>%s</SENtype></SENneed>";
        Child child = child(WHO + "<SENneeds>" + need.formatted(1, "SLCN") + need.formatted("1.0", "SEMH")
                + need.formatted(4, "HI") + need.formatted("first", "ASD") + need.formatted(2, "WXYZ")
                + "</SENneeds>");

        assertThat(child.needs()).extracting(Need::senType).containsExactly("SLCN", "SEMH", "HI", "ASD");
        assertThat(child.needs()).extracting(Need::rank).containsExactly(1, 1, 4, null);
        assertThat(child.findings())
                .extracting(Finding::field, Finding::code)
                .containsExactly(tuple("rank", "not-a-number"), tuple("senType", "unknown-code"));
    }

    @Test
    void neverRecodesTheOldBehaviouralType() {
        assertThat(child(WHO + "<SENneeds><SENneed><SENtype>BESD</SENtype></SENneed></SENneeds>")
                        .needs())
                .extracting(Need::senType)
                .containsExactly("BESD");
    }

    @Test
    void keepsTheHistoryWithTheCodesOfItsTimeAndDerivesTodaysProvision() {
        String sen = "<SEN><StartDate>%s</StartDate><SENprovision>%s</SENprovision></SEN>";
        Child child = child(WHO + "<SENhistory>" + sen.formatted("2013-01-01", "P") + sen.formatted("2012-01-01", "A")
                + "</SENhistory><SENneeds><SENneed><SENtype>SLCN</SENtype></SENneed></SENneeds>");

        assertThat(child.senHistory())
                .containsExactly(
                        new SenPeriod("A", LocalDate.of(2012, 1, 1), null),
                        new SenPeriod("P", LocalDate.of(2013, 1, 1), null));
        assertThat(child.needs()).extracting(Need::provision).containsExactly("K");
    }

    @Test
    void neverTurnsAStatementIntoAPlanByItself() {
        Child child = child(WHO + "<SEN><SENprovision>S</SENprovision></SEN>"
                + "<SENneeds><SENneed><SENtype>SLCN</SENtype></SENneed></SENneeds>");

        assertThat(child.senHistory()).containsExactly(new SenPeriod("S", null, null));
        assertThat(child.needs()).extracting(Need::provision).containsOnlyNulls();
        assertThat(child.findings()).extracting(Finding::code).containsExactly("old-code");
    }

    @Test
    void readsAFlatSenElementAndNeedsInsideTheHistory() {
        Child child = child(WHO + "<SENhistory><SENprovision>K</SENprovision>"
                + "<SENneeds><SENneed><SENtype>VI</SENtype></SENneed></SENneeds></SENhistory>");

        assertThat(child.needs()).containsExactly(need("sensory-and-physical", "VI", null, "K", null));
    }

    @ParameterizedTest
    @CsvSource({
        "2025-09-01, '', true",
        "2025-09-01, 2026-11-19, false",
        "2025-09-01, 2026-11-20, true",
        "2026-11-21, '', false",
        "2025-09-01, 2024-09-01, false",
        "2025-09-01, soon, false",
    })
    void countsFreeSchoolMealsOnTheDayOfTheDrop(String start, String end, boolean fsm) {
        String instance = "<FSMhistory><FSMinstance><FSMstartDate>" + start + "</FSMstartDate><FSMendDate>" + end
                + "</FSMendDate></FSMinstance></FSMhistory>";

        assertThat(child(WHO + instance).context().fsm()).isEqualTo(fsm);
        assertThat(child(WHO).context().fsm()).isNull();
    }

    @Test
    void readsLookedAfterStatus() {
        assertThat(child(WHO + "<LookedAfter><InCare>true</InCare></LookedAfter>")
                        .context()
                        .lookedAfter())
                .isTrue();
    }

    @Test
    void addsTheSessionsOfTheLatestYearAndDropsImpossibleOnes() {
        String year = "<YearData><Year>%s</Year><SessionsPossible>%s</SessionsPossible>"
                + "<SessionsAttended>%s</SessionsAttended></YearData>";

        assertThat(attendance(
                        year.formatted(2026, 60, 50) + year.formatted(2025, 380, 0) + year.formatted(2026, 20, 20)))
                .isEqualTo(new Context.Attendance(80, 70));
        assertThat(attendance(year.formatted(2026, 60, 61))).isNull();
    }
}
