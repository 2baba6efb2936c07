package uk.hailsham.hub.routes.referral;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import uk.hailsham.hub.connectors.store.NewReferral.NewRecipient;
import uk.hailsham.hub.domain.agency.Agency;
import uk.hailsham.hub.domain.clock.Deadlines;
import uk.hailsham.hub.domain.clock.Limit;
import uk.hailsham.hub.domain.clock.Limits;
import uk.hailsham.hub.domain.clock.SchoolDays;
import uk.hailsham.hub.domain.clock.WorkingDays;
import uk.hailsham.hub.domain.referral.ReferralRequest;
import uk.hailsham.hub.domain.referral.Routing;
import uk.hailsham.hub.domain.referral.SendTime;
import uk.hailsham.hub.domain.referral.Urgency;
import uk.hailsham.hub.domain.school.School;

/** By when an agency's limits are kept, counted in the calendar each limit names; school days are those of the school that refers. */
public final class Clocks {
    private final ZoneId zone;
    private final Deadlines deadlines;
    private final Map<String, SchoolDays> schoolDays = new HashMap<>();

    public Clocks(ZoneId zone, WorkingDays working, List<School> schools) {
        this.zone = zone;
        this.deadlines = new Deadlines(zone, working);
        schools.forEach(school ->
                schoolDays.put(school.id(), new SchoolDays(school.terms().days(working::counts))));
    }

    /** In which days are counted. */
    public ZoneId zone() {
        return zone;
    }

    /** Null without a limit, and when the school's term dates end before it: a guess would be a wrong deadline. */
    public Instant due(Instant start, Limit limit, String school) {
        if (limit == null) {
            return null;
        }
        if (limit.unit() != Limit.Unit.SCHOOL_DAYS) {
            return deadlines.due(start, limit);
        }
        SchoolDays days = days(school);
        return days.reach(LocalDate.ofInstant(start, zone), limit.amount()) ? deadlines.due(start, limit, days) : null;
    }

    /** A deadline after a pause. Where the school's term dates end before it, it stays: what is late is seen, what is unknown is not. */
    Instant moved(Instant due, Limit limit, String school, Instant from, Instant to) {
        try {
            return limit == null ? due : deadlines.moved(due, limit.unit(), from, to, days(school));
        } catch (IllegalStateException e) {
            return due;
        }
    }

    private SchoolDays days(String school) {
        return schoolDays.getOrDefault(school, new SchoolDays(List.of()));
    }

    /** Somebody who is asked now, with the agency's limits for this urgency. */
    NewRecipient recipient(UUID id, ReferralRequest request, Routing.Target target, Instant now) {
        Agency agency = target.agency();
        Instant window = SendTime.window(agency, request, now, zone).orElse(null);
        // An agency can answer only what it has; the child waits from today.
        return new NewRecipient(
                id,
                agency.id(),
                target.service().id(),
                due(Objects.requireNonNullElse(window, now), agency.acknowledge(), request),
                due(now, agency.firstContact(), request),
                window);
    }

    private Instant due(Instant now, Limits limits, ReferralRequest request) {
        Urgency urgency = Objects.requireNonNullElse(request.urgency(), Urgency.ROUTINE);
        return due(now, urgency.of(limits), request.school());
    }
}
