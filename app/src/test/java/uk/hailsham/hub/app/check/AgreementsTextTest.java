package uk.hailsham.hub.app.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import uk.hailsham.hub.app.wiring.Words;
import uk.hailsham.hub.config.ConfigFolder;
import uk.hailsham.hub.config.Configuration;
import uk.hailsham.hub.domain.agency.Agency;
import uk.hailsham.hub.domain.school.School;

/** All agreements of the shipped configuration, as {@code hub check} lists them. */
class AgreementsTextTest {
    private static final Configuration SHIPPED =
            ConfigFolder.read(Path.of("../config"), Words.known()).configuration();

    private static List<String> lines(String day) {
        return new AgreementsText(SHIPPED, LocalDate.parse(day)).lines();
    }

    private static Stream<String> partners() {
        return Stream.concat(
                SHIPPED.schools().stream().map(School::id),
                SHIPPED.agencies().stream().map(Agency::id));
    }

    @Test
    void aSchoolsLetsThroughWhatItNames() {
        assertThat(lines("2026-11-26"))
                .contains(
                        "agreement ISA-S2 of white-house with White House Primary School, the hub's partnership (to know"
                                + " who is who, and to get help to children in need, public-task), 2026-09-01 to 2029-08-31, in"
                                + " force: lets through identity, enrolment, contacts, sen, context, protection");
    }

    @Test
    void everySchoolAndAgencyHasOneAndOneThatHoldsLetsSomethingThrough() {
        List<String> lines = lines("2026-11-26");
        assertThat(partners())
                .hasSizeGreaterThan(40)
                .allSatisfy(partner -> assertThat(lines)
                        .filteredOn(line -> line.contains(" of " + partner + " with "))
                        .singleElement()
                        .asString()
                        .matches(".*, in force: lets through [a-z_]+(, [a-z_]+)*"));
    }

    @Test
    void oneThatIsOverLetsNothingThroughAndOneThatEndsIsWarnedOf() {
        assertThat(lines("2029-09-01"))
                .filteredOn(line -> line.startsWith("agreement "))
                .hasSameSizeAs(partners().toList())
                .allMatch(line -> line.endsWith(", NOT in force: lets through nothing"));
        assertThat(lines("2029-08-15")).anyMatch(line -> line.startsWith("warning: white-house: "));
    }
}
