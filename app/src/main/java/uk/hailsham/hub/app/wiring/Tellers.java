package uk.hailsham.hub.app.wiring;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.camel.builder.RouteBuilder;
import uk.hailsham.hub.routes.Heartbeats;
import uk.hailsham.hub.routes.Telling;
import uk.hailsham.hub.routes.telling.Receipting;
import uk.hailsham.hub.routes.telling.TellingIndex;
import uk.hailsham.hub.routes.telling.TellingSchool;

/**
 * Those that tell: the timers of the routes and the interface come to the same ones.
 *
 * @param schools by id, as are the receipts
 */
public record Tellers(TellingIndex index, Map<String, TellingSchool> schools, Map<String, Receipting> receipts) {
    List<RouteBuilder> flows(Duration poll, Heartbeats heartbeats) {
        List<RouteBuilder> flows = new ArrayList<>();
        flows.add(new Telling(Telling.INDEX, poll, index, heartbeats));
        schools.forEach(
                (school, teller) -> flows.add(new Telling(Telling.subscribe(school), poll, teller, heartbeats)));
        receipts.forEach((school, teller) -> flows.add(new Telling(Telling.receipt(school), poll, teller, heartbeats)));
        return flows;
    }
}
