package uk.hailsham.hub.mappings.rows;

import java.time.LocalDate;
import uk.hailsham.hub.domain.school.WrittenDates;
import uk.hailsham.hub.mappings.pupil.Findings;

/** Dates of one pupil by the school's own patterns. */
record RowDates(WrittenDates written, Findings findings) {
    LocalDate date(String field, String raw) {
        return findings.read(field, raw, written::read, "not-a-date", written.expected());
    }

    /** Null, with a finding, when it is before the start. */
    LocalDate end(String field, LocalDate from, String raw) {
        return findings.notBefore(from, field, date(field, raw), raw);
    }
}
