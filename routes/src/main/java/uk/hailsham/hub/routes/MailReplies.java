package uk.hailsham.hub.routes;

import java.time.Duration;
import org.apache.camel.builder.RouteBuilder;
import uk.hailsham.hub.routes.delivery.TakingMail;

/** What comes to the hub's mailbox, of all agencies. */
public final class MailReplies extends RouteBuilder {
    public static final String ID = "reply.mail";

    private final Duration poll;
    private final TakingMail taking;
    private final Heartbeats heartbeats;

    public MailReplies(Duration poll, TakingMail taking, Heartbeats heartbeats) {
        this.poll = poll;
        this.taking = taking;
        this.heartbeats = heartbeats;
    }

    @Override
    public void configure() {
        from(Timers.every(ID, poll)).routeId(ID).bean(taking, "take").process(heartbeats);
    }
}
