package uk.hailsham.hub.mappings.sims;

import java.time.Clock;
import java.util.List;
import uk.hailsham.hub.domain.code.CodeLists;
import uk.hailsham.hub.domain.intake.ColumnChoice;
import uk.hailsham.hub.domain.intake.DropContent;
import uk.hailsham.hub.domain.intake.PupilFormat;
import uk.hailsham.hub.domain.intake.Rows;
import uk.hailsham.hub.domain.school.School;
import uk.hailsham.hub.mappings.rows.PupilColumn;
import uk.hailsham.hub.mappings.rows.PupilRows;
import uk.hailsham.hub.mappings.rows.RowMapping;

/** A SIMS report as CSV. Rows of one pupil are one child, wherever in the file they stand. */
public final class SimsCsvFormat implements PupilFormat {
    private final Clock clock;

    /** @param clock tells the day of the drop, which a report does not */
    public SimsCsvFormat(Clock clock) {
        this.clock = clock;
    }

    @Override
    public String name() {
        return "sims-csv";
    }

    @Override
    public ColumnChoice columns() {
        return new ColumnChoice(PupilColumn.fields(), List.of());
    }

    @Override
    public Rows read(DropContent drop, School school, CodeLists codes) {
        return new PupilRows(
                drop,
                school.layout(),
                new SimsReport(school.columns()),
                new RowMapping(school, codes, clock),
                PupilRows.MOST_WAITING);
    }
}
