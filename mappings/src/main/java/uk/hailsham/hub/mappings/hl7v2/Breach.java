package uk.hailsham.hub.mappings.hl7v2;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import uk.hailsham.hub.domain.clock.Deadlines;
import uk.hailsham.hub.domain.clock.Limit;
import uk.hailsham.hub.domain.clock.Limits;
import uk.hailsham.hub.domain.clock.WorkingDays;
import uk.hailsham.hub.domain.referral.DisclosableField;
import uk.hailsham.hub.domain.referral.Urgency;

/**
 * The last day on which the child is seen in time, by the agency's own clock.
 *
 * @param limits null for an agency that has agreed to none
 */
public record Breach(Limits limits, WorkingDays working, ZoneId zone) {
    /** Empty without a limit in calendar or working days: hours need the hour of the referral, school days a school. */
    Optional<LocalDate> day(Told told) {
        Limit limit = urgency(told).of(limits);
        if (limit == null || limit.unit() == Limit.Unit.HOURS || limit.unit() == Limit.Unit.SCHOOL_DAYS) {
            return Optional.empty();
        }
        return told.day(DisclosableField.REFERRED_ON)
                .map(day ->
                        new Deadlines(zone, working).due(day.atStartOfDay(zone).toInstant(), limit))
                .map(late -> LocalDate.ofInstant(late.minusNanos(1), zone));
    }

    /** An agency that may not see the urgency gets the day of a routine referral. */
    private static Urgency urgency(Told told) {
        return told.text(DisclosableField.URGENCY)
                .map(word -> Urgency.valueOf(word.toUpperCase(Locale.ROOT)))
                .orElse(Urgency.ROUTINE);
    }
}
