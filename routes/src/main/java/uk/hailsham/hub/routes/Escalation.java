package uk.hailsham.hub.routes;

import java.time.Duration;
import org.apache.camel.builder.RouteBuilder;
import uk.hailsham.hub.routes.referral.Escalating;

/** The safeguarding lane's last stretch: silence is told to people. */
public final class Escalation extends RouteBuilder {
    private static final String ID = "escalate.safeguarding";

    private final Duration poll;
    private final Escalating escalating;
    private final Heartbeats heartbeats;

    public Escalation(Duration poll, Escalating escalating, Heartbeats heartbeats) {
        this.poll = poll;
        this.escalating = escalating;
        this.heartbeats = heartbeats;
    }

    @Override
    public void configure() {
        from(Timers.every(ID, poll)).routeId(ID).bean(escalating, "escalate").process(heartbeats);
    }
}
