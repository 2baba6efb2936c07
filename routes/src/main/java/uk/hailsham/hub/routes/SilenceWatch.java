package uk.hailsham.hub.routes;

import java.time.Duration;
import org.apache.camel.builder.RouteBuilder;
import uk.hailsham.hub.routes.silence.Watching;

/** Schools' drops that do not come, or come without anything new: alarms that open and close by themselves. */
public final class SilenceWatch extends RouteBuilder {
    private static final String ID = "watch.silence";

    private final Duration pause;
    private final Watching watching;
    private final Heartbeats heartbeats;

    public SilenceWatch(Duration pause, Watching watching, Heartbeats heartbeats) {
        this.pause = pause;
        this.watching = watching;
        this.heartbeats = heartbeats;
    }

    @Override
    public void configure() {
        from(Timers.every(ID, pause)).routeId(ID).bean(watching, "watch").process(heartbeats);
    }
}
