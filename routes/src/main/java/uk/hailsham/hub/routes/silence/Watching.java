package uk.hailsham.hub.routes.silence;

import java.time.Clock;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import uk.hailsham.hub.connectors.store.Alarms;
import uk.hailsham.hub.domain.clock.WorkingDays;
import uk.hailsham.hub.domain.school.School;
import uk.hailsham.hub.domain.silence.Promise;

/** Holds what every school has promised against what came. */
public final class Watching {
    private final Map<String, Promise> promises = new LinkedHashMap<>();
    private final Alarms alarms;
    private final Clock clock;

    public Watching(List<School> schools, WorkingDays working, ZoneId zone, Alarms alarms, Clock clock) {
        schools.forEach(school -> promises.put(
                school.id(), new Promise(school.contract(), school.terms().days(working::counts), zone)));
        this.alarms = alarms;
        this.clock = clock;
    }

    public void watch() {
        promises.forEach((school, promise) -> alarms.settle(
                school, promise.alarms(alarms.watchedSince(school), alarms.arrived(school), clock.instant())));
    }
}
