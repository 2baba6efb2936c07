package uk.hailsham.hub.mappings.ctf;

import java.time.Clock;
import uk.hailsham.hub.domain.code.CodeLists;
import uk.hailsham.hub.domain.intake.DropContent;
import uk.hailsham.hub.domain.intake.PupilFormat;
import uk.hailsham.hub.domain.intake.Rows;
import uk.hailsham.hub.domain.school.School;

/** The Common Transfer File, versions 15 to 26 and, with a note, later ones. */
public final class CtfFormat implements PupilFormat {
    private final Clock clock;

    /** @param clock tells the day of a file that does not say when it was made */
    public CtfFormat(Clock clock) {
        this.clock = clock;
    }

    @Override
    public String name() {
        return "ctf";
    }

    @Override
    public Rows read(DropContent drop, School school, CodeLists codes) {
        return new CtfRows(drop, school, codes, clock);
    }
}
