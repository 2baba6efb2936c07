package uk.hailsham.hub.routes;

import java.time.Duration;
import org.apache.camel.builder.RouteBuilder;
import uk.hailsham.hub.routes.delivery.Withdrawing;

/** What schools have taken back, told to one agency's system that can be told so. */
public final class AgencyWithdrawals extends RouteBuilder {
    private final String agency;
    private final Duration poll;
    private final Withdrawing withdrawing;
    private final Heartbeats heartbeats;

    public AgencyWithdrawals(String agency, Duration poll, Withdrawing withdrawing, Heartbeats heartbeats) {
        this.agency = agency;
        this.poll = poll;
        this.withdrawing = withdrawing;
        this.heartbeats = heartbeats;
    }

    @Override
    public void configure() {
        String id = "withdraw." + agency;
        from(Timers.every(id, poll)).routeId(id).bean(withdrawing, "withdraw").bean(heartbeats, "good(" + id + ")");
    }
}
