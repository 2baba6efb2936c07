package uk.hailsham.hub.mappings.rows;

import java.util.List;
import java.util.Optional;

/** What makes one format of rows different from another: its headings, and how the rows of a pupil know each other. */
public interface Report {
    /** @param cells of a file's first line */
    Headings headings(List<String> cells);

    /** What of a file's headings is not as it should be. */
    List<HeadingFault> faults(List<String> cells, Headings headings);

    /** Rows that agree in this belong to one pupil; null when the row does not say whose it is. */
    String pupil(PupilRow row);

    /** Rows of different pupils that agree in this may have to do with each other. */
    default String kin(PupilRow row) {
        return pupil(row);
    }

    /** The column alone by which the rows of a pupil know each other; empty when it takes name and date of birth too. */
    Optional<PupilColumn> key(PupilRow row);

    /** @param refuses whether the file cannot be read without it */
    record HeadingFault(String field, String code, String expected, String found, boolean refuses) {}
}
