package uk.hailsham.hub.mappings.wonde;

import java.time.Clock;
import uk.hailsham.hub.domain.code.CodeLists;
import uk.hailsham.hub.domain.intake.DropContent;
import uk.hailsham.hub.domain.intake.PupilFormat;
import uk.hailsham.hub.domain.intake.Rows;
import uk.hailsham.hub.domain.school.School;

/** The pages of one download of a school's students from Wonde; rows are counted across the pages. */
public final class WondeFormat implements PupilFormat {
    private final Clock clock;

    /** @param clock tells the day of the drop, which a page does not */
    public WondeFormat(Clock clock) {
        this.clock = clock;
    }

    @Override
    public String name() {
        return "wonde";
    }

    @Override
    public Rows read(DropContent drop, School school, CodeLists codes) {
        return new WondeRows(drop, new WondeMapping(school, codes, clock));
    }
}
