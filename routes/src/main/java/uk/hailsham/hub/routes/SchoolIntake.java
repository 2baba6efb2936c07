package uk.hailsham.hub.routes;

import java.time.Duration;
import org.apache.camel.builder.RouteBuilder;
import uk.hailsham.hub.routes.camel.Unmarshal;
import uk.hailsham.hub.routes.intake.Applying;
import uk.hailsham.hub.routes.intake.Collecting;
import uk.hailsham.hub.routes.intake.Opening;
import uk.hailsham.hub.routes.intake.PupilStaging;

/** One school's pupils: what is complete in the inbox goes to the vault, and what is in the vault to the database. */
public final class SchoolIntake extends RouteBuilder {
    private final String school;
    private final Duration poll;
    private final Collecting collecting;
    private final Opening opening;
    private final Unmarshal format;
    private final PupilStaging staging;
    private final Applying applying;
    private final Heartbeats heartbeats;

    public SchoolIntake(
            String school,
            Duration poll,
            Collecting collecting,
            Opening opening,
            Unmarshal format,
            PupilStaging staging,
            Applying applying,
            Heartbeats heartbeats) {
        this.school = school;
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
        getContext().getRegistry().bind("read." + school, format);

        from(Timers.every("collect." + school, poll))
                .routeId("collect." + school)
                .bean(collecting, "collect")
                .process(heartbeats);

        from(Timers.every("intake." + school, poll))
                .routeId("intake." + school)
                .bean(opening, "next")
                .process(heartbeats)
                .filter(body().isNotNull())
                .setProperty(FailureHandling.DROP, simple("${body.drop}"))
                .unmarshal()
                .custom("read." + school)
                .bean(staging, "stage")
                .bean(staging, "judge")
                .bean(applying, "finish");
    }
}
