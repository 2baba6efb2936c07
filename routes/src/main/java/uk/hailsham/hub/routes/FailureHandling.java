package uk.hailsham.hub.routes;

import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteConfigurationBuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import uk.hailsham.hub.connectors.school.NotFetched;
import uk.hailsham.hub.connectors.store.Delivery;
import uk.hailsham.hub.connectors.store.Drop;
import uk.hailsham.hub.connectors.store.Drops;
import uk.hailsham.hub.domain.intake.DropRefused;
import uk.hailsham.hub.routes.delivery.Delivering;

/**
 * The one place where failing is handled. The data are unusable: the drop is refused, and its school can read why. The
 * world is: the step is tried again at the next round, from the database's word. Nameless, so that it reaches every route;
 * a route that named a configuration would lose it.
 */
public final class FailureHandling extends RouteConfigurationBuilder {
    static final String DROP = "drop";
    static final String DELIVERY = "delivery";
    private static final Logger LOG = LoggerFactory.getLogger(FailureHandling.class);

    private final Drops drops;
    private final Heartbeats heartbeats;
    private final Map<String, Delivering> deliveries;

    /** @param deliveries by route id, to end an attempt that failed inside the hub */
    public FailureHandling(Drops drops, Heartbeats heartbeats, Map<String, Delivering> deliveries) {
        this.drops = drops;
        this.heartbeats = heartbeats;
        this.deliveries = Map.copyOf(deliveries);
    }

    @Override
    public void configuration() {
        routeConfiguration()
                .onException(DropRefused.class)
                .handled(true)
                .process(this::dropRefused)
                .end();
        routeConfiguration()
                .onException(Exception.class)
                .handled(true)
                .logHandled(false)
                .logExhausted(false)
                .process(this::worldFailed)
                .end();
    }

    private void dropRefused(Exchange exchange) {
        DropRefused why = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, DropRefused.class);
        drops.refuse(exchange.getProperty(DROP, Drop.class), why.rejection());
    }

    /** The log gets the route and the kind of failure, never its message, which may quote a child's data. */
    private void worldFailed(Exchange exchange) {
        String route = exchange.getFromRouteId();
        Exception e = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
        heartbeats.failed(route, e);
        Delivering delivering = deliveries.get(route);
        Delivery delivery = exchange.getProperty(DELIVERY, Delivery.class);
        if (delivering != null && delivery != null) {
            delivering.failed(delivery, e);
        }
        if (heartbeats.of(route).map(beat -> worthALine(beat.failures())).orElse(true)) {
            tell(route, e);
        }
    }

    /** A server that says when to come again is no fault yet. */
    private static void tell(String route, Exception e) {
        if (e instanceof NotFetched later && !later.pause().isZero()) {
            LOG.info("{} is asked to come again in {} s", route, later.pause().toSeconds());
        } else {
            LOG.error("{} failed and will be tried again: {}", route, Faults.kind(e));
        }
    }

    /** The first, then ever fewer: a fault that lasts all night does not fill the log. */
    private static boolean worthALine(int failures) {
        return Integer.bitCount(failures) == 1;
    }
}
