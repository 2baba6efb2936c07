package uk.hailsham.hub.routes.referral;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Set;
import org.junit.jupiter.api.Test;
import uk.hailsham.hub.config.ConfigFolder;
import uk.hailsham.hub.config.Configuration;
import uk.hailsham.hub.config.Known;
import uk.hailsham.hub.domain.clock.Limit;
import uk.hailsham.hub.domain.clock.Limit.Unit;
import uk.hailsham.hub.domain.clock.WorkingDays;

class ClocksTest {
    private static final Configuration SHIPPED = ConfigFolder.read(
                    Path.of("../config"),
                    new Known(
                            Set.of("ctf", "sims-csv", "census", "wonde", "bromcom", "csv"),
                            Set.of("email", "fhir", "secure-link", "sftp"),
                            Set.of("csv", "fhir", "form", "pdf", "xml")))
            .configuration();
    private static final Clocks CLOCKS = new Clocks(
            ZoneId.of("Europe/London"),
            WorkingDays.from(SHIPPED.codes().list("bank-holidays-england")),
            SHIPPED.schools());
    private static final Instant TEN_DAYS_BEFORE_CHRISTMAS = Instant.parse("2026-12-14T09:00:00Z");

    /** Four days are left of the term; the fifth is the first on which pupils come again, INSET days not counted. */
    @Test
    void schoolDaysStandStillInTheHolidaysOfTheSchoolThatRefers() {
        assertThat(CLOCKS.due(TEN_DAYS_BEFORE_CHRISTMAS, new Limit(5, Unit.SCHOOL_DAYS), "white-house"))
                .isEqualTo(Instant.parse("2027-01-06T00:00:00Z"));
        assertThat(CLOCKS.due(TEN_DAYS_BEFORE_CHRISTMAS, new Limit(10, Unit.WORKING_DAYS), "white-house"))
                .isEqualTo(Instant.parse("2026-12-31T00:00:00Z"));
    }

    @Test
    void nothingIsGuessedBeyondTheLastTermThatIsKnown() {
        assertThat(CLOCKS.due(TEN_DAYS_BEFORE_CHRISTMAS, new Limit(300, Unit.SCHOOL_DAYS), "white-house"))
                .isNull();
        assertThat(CLOCKS.due(TEN_DAYS_BEFORE_CHRISTMAS, new Limit(5, Unit.SCHOOL_DAYS), "no-such-school"))
                .isNull();
        assertThat(CLOCKS.due(TEN_DAYS_BEFORE_CHRISTMAS, null, "white-house")).isNull();
    }
}
