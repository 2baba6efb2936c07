package uk.hailsham.hub.connectors.store;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import uk.hailsham.hub.domain.school.School;

/**
 * The day and the schools for which it is asked who is on a roll.
 *
 * @param schools by whose numbers a pupil's time at the own school is known from times elsewhere
 */
public record Today(LocalDate day, ZoneId zone, List<School> schools) {
    public Today {
        schools = List.copyOf(schools);
    }

    public static Today of(Clock clock, ZoneId zone, List<School> schools) {
        return new Today(LocalDate.ofInstant(clock.instant(), zone), zone, schools);
    }
}
