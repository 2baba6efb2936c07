package uk.hailsham.hub.mappings.columns;

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

/**
 * CSV of any system. The school's YAML says which column holds what, how dates are written, in which charset and with
 * which separator. Rows that agree in the school's pupil key are one child, wherever in the file they stand.
 */
public final class ColumnsFormat implements PupilFormat {
    private final Clock clock;

    /** @param clock tells the day of the drop, which a file does not */
    public ColumnsFormat(Clock clock) {
        this.clock = clock;
    }

    @Override
    public String name() {
        return "csv";
    }

    @Override
    public ColumnChoice columns() {
        String name = PupilColumn.NAME.field();
        return new ColumnChoice(
                PupilColumn.fields(),
                List.of(
                        List.of(PupilColumn.DATE_OF_BIRTH.field()),
                        List.of(name, PupilColumn.FAMILY.field()),
                        List.of(name, PupilColumn.GIVEN.field())));
    }

    @Override
    public Rows read(DropContent drop, School school, CodeLists codes) {
        return new PupilRows(
                drop,
                school.layout(),
                new ColumnsReport(school),
                new RowMapping(school, codes, clock),
                PupilRows.MOST_WAITING);
    }
}
