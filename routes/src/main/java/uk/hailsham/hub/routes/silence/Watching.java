package uk.hailsham.hub.routes.silence;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import uk.hailsham.hub.connectors.store.Alarms;
import uk.hailsham.hub.connectors.store.HeldDrops;
import uk.hailsham.hub.domain.clock.WorkingDays;
import uk.hailsham.hub.domain.school.School;
import uk.hailsham.hub.domain.silence.Alarm;
import uk.hailsham.hub.domain.silence.Cause;
import uk.hailsham.hub.domain.silence.HeldTooLong;
import uk.hailsham.hub.domain.silence.Promise;

/** Holds what every school has promised against what came, and how long a held drop may wait against how long it has. */
public final class Watching {
    private final Map<String, Promise> promises = new LinkedHashMap<>();
    private final Map<String, HeldTooLong> limits = new LinkedHashMap<>();
    private final Alarms alarms;
    private final HeldDrops held;
    private final Clock clock;

    public Watching(
            List<School> schools, WorkingDays working, ZoneId zone, Alarms alarms, HeldDrops held, Clock clock) {
        for (School school : schools) {
            List<LocalDate> days = school.terms().days(working::counts);
            int heldDays = school.contract().heldDays();
            promises.put(school.id(), new Promise(school.contract(), days, zone));
            limits.put(school.id(), new HeldTooLong(heldDays, days, working::counts, zone));
        }
        this.alarms = alarms;
        this.held = held;
        this.clock = clock;
    }

    public void watch() {
        promises.forEach((school, promise) -> alarms.settle(school, now(school, promise, clock.instant())));
    }

    private Map<Cause, Alarm> now(String school, Promise promise, Instant now) {
        Map<Cause, Alarm> found = promise.alarms(alarms.watchedSince(school), alarms.arrived(school), now);
        held.longest(school)
                .flatMap(drop -> limits.get(school).alarm(drop, now))
                .ifPresent(alarm -> found.put(alarm.cause(), alarm));
        return found;
    }
}
