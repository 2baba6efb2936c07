package uk.hailsham.hub.routes;

import java.time.Duration;
import org.apache.camel.builder.RouteBuilder;
import uk.hailsham.hub.routes.delivery.Taking;

/** One agency's answers, fetched from where it puts them. */
public final class AgencyReplies extends RouteBuilder {
    private final String agency;
    private final Duration poll;
    private final Taking taking;
    private final Heartbeats heartbeats;

    public AgencyReplies(String agency, Duration poll, Taking taking, Heartbeats heartbeats) {
        this.agency = agency;
        this.poll = poll;
        this.taking = taking;
        this.heartbeats = heartbeats;
    }

    @Override
    public void configure() {
        String id = "reply." + agency;
        from(Timers.every(id, poll)).routeId(id).bean(taking, "take").process(heartbeats);
    }
}
