package uk.hailsham.hub.mappings.census;

import java.time.Clock;
import uk.hailsham.hub.domain.code.CodeLists;
import uk.hailsham.hub.domain.intake.DropContent;
import uk.hailsham.hub.domain.intake.PupilFormat;
import uk.hailsham.hub.domain.intake.Rows;
import uk.hailsham.hub.domain.school.School;

/** A school census export: pupils on roll and their SEN needs, with addresses and free school meals where they are given. */
public final class CensusFormat implements PupilFormat {
    private final Clock clock;

    /** @param clock tells the day of the drop, which an export does not */
    public CensusFormat(Clock clock) {
        this.clock = clock;
    }

    @Override
    public String name() {
        return "census";
    }

    @Override
    public Rows read(DropContent drop, School school, CodeLists codes) {
        return new CensusRows(drop, school, new CensusMapping(school, codes, clock), CensusRows.MOST_WAITING);
    }
}
