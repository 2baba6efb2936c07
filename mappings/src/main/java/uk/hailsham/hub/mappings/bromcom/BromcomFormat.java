package uk.hailsham.hub.mappings.bromcom;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import uk.hailsham.hub.domain.code.CodeLists;
import uk.hailsham.hub.domain.intake.DropContent;
import uk.hailsham.hub.domain.intake.PupilFormat;
import uk.hailsham.hub.domain.intake.Rows;
import uk.hailsham.hub.domain.school.School;

/** Learners as Bromcom writes them in JSON, one learner at a time in memory. */
public final class BromcomFormat implements PupilFormat {
    private static final ZoneId SCHOOLS = ZoneId.of("Europe/London");

    private final Clock clock;

    /** @param clock tells the day of the drop, which the file does not */
    public BromcomFormat(Clock clock) {
        this.clock = clock;
    }

    @Override
    public String name() {
        return "bromcom";
    }

    @Override
    public Rows read(DropContent drop, School school, CodeLists codes) {
        LocalDate day = LocalDate.ofInstant(clock.instant(), SCHOOLS);
        return new BromcomRows(drop, school, new BromcomMapping(school, codes, day));
    }
}
