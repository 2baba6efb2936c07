package uk.hailsham.hub.routes;

import java.time.Duration;
import org.apache.camel.builder.RouteBuilder;
import uk.hailsham.hub.routes.delivery.Relaying;

/** Keeps the broker's queues as the database says they must be. */
public final class Dispatch extends RouteBuilder {
    private final Duration pause;
    private final Relaying relaying;
    private final Heartbeats heartbeats;

    public Dispatch(Duration pause, Relaying relaying, Heartbeats heartbeats) {
        this.pause = pause;
        this.relaying = relaying;
        this.heartbeats = heartbeats;
    }

    @Override
    public void configure() {
        from(Timers.every("dispatch", pause))
                .routeId("dispatch")
                .bean(relaying, "relay")
                .process(heartbeats);
    }
}
