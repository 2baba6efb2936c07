package uk.hailsham.hub.routes;

import java.time.Duration;
import org.apache.camel.builder.RouteBuilder;
import uk.hailsham.hub.routes.node.Tending;

/** Looks, on every node, whether it leads, and does what follows from it. */
public final class Nodes extends RouteBuilder {
    static final String ID = "nodes";
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final LedRoutes led;
    private final Tending tending;

    public Nodes(LedRoutes led, Tending tending) {
        this.led = led;
        this.tending = tending;
    }

    @Override
    public void configure() {
        from(Timers.every(ID, PAUSE)).routeId(ID).bean(tending, "tend").bean(led, "align");
    }
}
