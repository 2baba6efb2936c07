package uk.hailsham.hub.routes;

import java.time.Duration;
import org.apache.camel.builder.RouteBuilder;
import uk.hailsham.hub.routes.camel.Unmarshal;
import uk.hailsham.hub.routes.intake.Applying;
import uk.hailsham.hub.routes.intake.Collecting;
import uk.hailsham.hub.routes.intake.FeedStaging;
import uk.hailsham.hub.routes.intake.Opening;

/** The feed of the Children's Index, which runs in parallel to the schools' drops. */
public final class IndexIntake extends RouteBuilder {
    private final Duration poll;
    private final Collecting collecting;
    private final Opening opening;
    private final Unmarshal format;
    private final FeedStaging staging;
    private final Applying applying;
    private final Heartbeats heartbeats;

    public IndexIntake(
            Duration poll,
            Collecting collecting,
            Opening opening,
            Unmarshal format,
            FeedStaging staging,
            Applying applying,
            Heartbeats heartbeats) {
        this.poll = poll;
        this.collecting = collecting;
        this.opening = opening;
        this.format = format;
        this.staging = staging;
        this.applying = applying;
        this.heartbeats = heartbeats;
    }

    @Override
    public void configure() {
        // By name, or the route could not be drawn in Hawtio.
        getContext().getRegistry().bind("read.index", format);

        from(Timers.every("collect.index", poll))
                .routeId("collect.index")
                .bean(collecting, "collect")
                .process(heartbeats);

        from(Timers.every("intake.index", poll))
                .routeId("intake.index")
                .bean(opening, "next")
                .process(heartbeats)
                .filter(body().isNotNull())
                .setProperty(FailureHandling.DROP, simple("${body.drop}"))
                .unmarshal()
                .custom("read.index")
                .bean(staging, "stage")
                .bean(applying, "finish");
    }
}
