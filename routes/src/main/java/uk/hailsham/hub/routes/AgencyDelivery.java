package uk.hailsham.hub.routes;

import org.apache.camel.builder.RouteBuilder;
import uk.hailsham.hub.routes.delivery.Delivering;

/** One agency's line: its own queue and its own route, so that a dead server stops this line and no other. */
public final class AgencyDelivery extends RouteBuilder {
    private final String agency;
    private final Delivering delivering;
    private final Heartbeats heartbeats;

    public AgencyDelivery(String agency, Delivering delivering, Heartbeats heartbeats) {
        this.agency = agency;
        this.delivering = delivering;
        this.heartbeats = heartbeats;
    }

    /** Of the route that delivers to this agency. */
    public static String routeId(String agency) {
        return "deliver." + agency;
    }

    @Override
    public void configure() {
        from("jms:queue:hub.referrals." + agency)
                .routeId(routeId(agency))
                .bean(delivering, "begin")
                .filter(body().isNotNull())
                .setProperty(FailureHandling.DELIVERY, body())
                .bean(delivering, "prepare")
                .bean(delivering, "carry")
                .bean(delivering, "record")
                .process(heartbeats);
    }
}
