package uk.hailsham.hub.routes;

import java.time.Duration;
import org.apache.camel.builder.RouteBuilder;
import uk.hailsham.hub.routes.delivery.Batching;

/** What waits for one agency's window, sent when it opens, or as soon as the hub can afterwards. */
public final class AgencyBatches extends RouteBuilder {
    private final String agency;
    private final Duration poll;
    private final Batching batching;
    private final Heartbeats heartbeats;

    public AgencyBatches(String agency, Duration poll, Batching batching, Heartbeats heartbeats) {
        this.agency = agency;
        this.poll = poll;
        this.batching = batching;
        this.heartbeats = heartbeats;
    }

    /** Of the route that sends this agency's batches. */
    public static String routeId(String agency) {
        return "batch." + agency;
    }

    @Override
    public void configure() {
        String id = routeId(agency);
        from(Timers.every(id, poll)).routeId(id).bean(batching, "send").process(heartbeats);
    }
}
