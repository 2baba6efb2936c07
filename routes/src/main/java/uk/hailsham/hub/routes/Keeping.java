package uk.hailsham.hub.routes;

import java.time.Duration;
import org.apache.camel.builder.RouteBuilder;
import uk.hailsham.hub.routes.keep.Disposing;
import uk.hailsham.hub.routes.keep.Forgetting;

/** Deletes what has been kept long enough. */
public final class Keeping extends RouteBuilder {
    private final Duration pause;
    private final Forgetting forgetting;
    private final Disposing disposing;
    private final Heartbeats heartbeats;

    public Keeping(Duration pause, Forgetting forgetting, Disposing disposing, Heartbeats heartbeats) {
        this.disposing = disposing;
        this.pause = pause;
        this.forgetting = forgetting;
        this.heartbeats = heartbeats;
    }

    @Override
    public void configure() {
        from(Timers.every("keep", pause))
                .routeId("keep.raw")
                .bean(forgetting, "forget")
                .process(heartbeats);

        from(Timers.every("dispose", pause))
                .routeId("keep.records")
                .bean(disposing, "dispose")
                .process(heartbeats);
    }
}
