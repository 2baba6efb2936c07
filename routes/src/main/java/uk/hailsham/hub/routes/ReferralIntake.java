package uk.hailsham.hub.routes;

import java.time.Duration;
import org.apache.camel.builder.RouteBuilder;
import uk.hailsham.hub.routes.camel.Unmarshal;
import uk.hailsham.hub.routes.intake.Collecting;
import uk.hailsham.hub.routes.intake.Opening;
import uk.hailsham.hub.routes.referral.ReferralFiles;

/** One school's referral files; they wait for the pupils the school sent before. */
public final class ReferralIntake extends RouteBuilder {
    private final String school;
    private final Duration poll;
    private final Collecting collecting;
    private final Opening opening;
    private final Unmarshal format;
    private final ReferralFiles files;
    private final Heartbeats heartbeats;

    public ReferralIntake(
            String school,
            Duration poll,
            Collecting collecting,
            Opening opening,
            Unmarshal format,
            ReferralFiles files,
            Heartbeats heartbeats) {
        this.school = school;
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
        getContext().getRegistry().bind("read.referrals." + school, format);

        String id = "referrals." + school;
        from(Timers.every(id, poll))
                .routeId(id)
                .bean(collecting, "collect")
                .bean(opening, "next")
                .bean(heartbeats, "good(" + id + ")")
                .filter(body().isNotNull())
                .setProperty(FailureHandling.DROP, simple("${body.drop}"))
                .unmarshal()
                .custom("read.referrals." + school)
                .bean(files, "take");
    }
}
