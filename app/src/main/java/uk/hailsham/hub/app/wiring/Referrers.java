package uk.hailsham.hub.app.wiring;

import java.util.Map;
import uk.hailsham.hub.routes.telling.TellingReferrer;

/** Those that tell schools of their own referrals, by the school's id: the timers and the interface come to the same ones. */
public record Referrers(Map<String, TellingReferrer> schools) {
    public Referrers {
        schools = Map.copyOf(schools);
    }
}
