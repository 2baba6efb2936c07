package uk.hailsham.hub.mappings.bromcom;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import uk.hailsham.hub.domain.school.WrittenDates;
import uk.hailsham.hub.mappings.pupil.Findings;

/** Dates of one learner: dd/MM/yyyy or ISO. */
record BromcomDates(Findings findings) {
    private static final WrittenDates WRITTEN = new WrittenDates(List.of("dd/MM/yyyy", "yyyy-MM-dd"));
    private static final ZoneId SCHOOLS = ZoneId.of("Europe/London");

    static String expected() {
        return WRITTEN.expected();
    }

    LocalDate date(String field, String raw) {
        return findings.read(field, raw, BromcomDates::read, "not-a-date", expected());
    }

    /** Null, with a finding, when it is before the start. */
    LocalDate end(String field, LocalDate from, String raw) {
        return findings.notBefore(from, field, date(field, raw), raw);
    }

    /** Midnight of a summer's day, written in UTC, is the evening before. */
    private static Optional<LocalDate> read(String text) {
        try {
            return Optional.of(
                    OffsetDateTime.parse(text).atZoneSameInstant(SCHOOLS).toLocalDate());
        } catch (DateTimeException e) {
            return WRITTEN.read(text);
        }
    }
}
