package uk.hailsham.hub.domain.intake;

import uk.hailsham.hub.domain.code.CodeLists;
import uk.hailsham.hub.domain.school.School;

/** Reads one foreign pupil format: bytes into sound or unsound rows, streaming, in bounded memory. */
public interface PupilFormat {
    /** As written in a school's YAML, such as {@code ctf}. */
    String name();

    /** What a school chooses of the columns in its YAML. */
    default ColumnChoice columns() {
        return ColumnChoice.NONE;
    }

    /**
     * The rows of a drop. Unknown columns and elements are ignored; unsound values become findings; every source record
     * of every file stands in exactly one row.
     *
     * @throws DropRefused when the drop as a whole cannot be this school's; also later, from the iterator
     */
    Rows read(DropContent drop, School school, CodeLists codes);
}
