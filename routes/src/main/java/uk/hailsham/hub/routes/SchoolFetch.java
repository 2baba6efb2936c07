package uk.hailsham.hub.routes;

import java.time.Duration;
import org.apache.camel.builder.RouteBuilder;
import uk.hailsham.hub.routes.intake.Fetching;

/** One school's server: what is complete there is brought into its inbox. On a thread of its own, for it may hang. */
public final class SchoolFetch extends RouteBuilder {
    private final String school;
    private final Duration poll;
    private final Fetching fetching;
    private final Heartbeats heartbeats;

    public SchoolFetch(String school, Duration poll, Fetching fetching, Heartbeats heartbeats) {
        this.school = school;
        this.poll = poll;
        this.fetching = fetching;
        this.heartbeats = heartbeats;
    }

    @Override
    public void configure() {
        String id = "fetch." + school;
        from(Timers.every(id, poll))
                .routeId(id)
                .bean(fetching, "fetch")
                .filter(body().isNotNull())
                .process(heartbeats);
    }
}
