package uk.hailsham.hub.routes;

import java.time.Duration;
import org.apache.camel.builder.RouteBuilder;
import uk.hailsham.hub.routes.camel.Unmarshal;
import uk.hailsham.hub.routes.intake.Collecting;
import uk.hailsham.hub.routes.intake.Opening;

/**
 * One school's small files of one kind, such as referrals or a provision map; they wait for the pupils the school sent
 * before.
 */
public final class FileIntake extends RouteBuilder {
    private final String id;
    private final Duration poll;
    private final Collecting collecting;
    private final Opening opening;
    private final Unmarshal format;
    private final Object files;
    private final Heartbeats heartbeats;

    /**
     * @param id of the route, {@code flow.school}
     * @param files whose method {@code take} ends what was read
     */
    public FileIntake(
            String id,
            Duration poll,
            Collecting collecting,
            Opening opening,
            Unmarshal format,
            Object files,
            Heartbeats heartbeats) {
        this.id = id;
        this.poll = poll;
        this.collecting = collecting;
        this.opening = opening;
        this.format = format;
        this.files = files;
        this.heartbeats = heartbeats;
    }

    @Override
    public void configure() {
        // By name, or the route could not be drawn in Hawtio.
        getContext().getRegistry().bind("read." + id, format);

        from(Timers.every(id, poll))
                .routeId(id)
                .bean(collecting, "collect")
                .bean(opening, "next")
                .process(heartbeats)
                .filter(body().isNotNull())
                .setProperty(FailureHandling.DROP, simple("${body.drop}"))
                .unmarshal()
                .custom("read." + id)
                .bean(files, "take");
    }
}
