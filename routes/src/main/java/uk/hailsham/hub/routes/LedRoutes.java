package uk.hailsham.hub.routes;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.NamedNode;
import org.apache.camel.Route;
import org.apache.camel.ServiceStatus;
import org.apache.camel.spi.RoutePolicy;
import org.apache.camel.spi.RoutePolicyFactory;
import org.apache.camel.support.RoutePolicySupport;
import uk.hailsham.hub.connectors.database.Leadership;

/**
 * Lets one node alone run what must be run once: all but the deliveries, which are shared. A poller of another node wakes up
 * and does nothing; a queue is listened to by the leader only. What a route does as the leader's, it does under its epoch.
 */
public final class LedRoutes implements RoutePolicyFactory {
    private static final Set<String> EVERYWHERE = Set.of("dispatch", Nodes.ID);
    private static final String DELIVERIES = AgencyDelivery.routeId("");

    private final Leadership leadership;
    private final Heartbeats heartbeats;
    private final Consumer<String> unheard;
    private final Set<String> listeners = ConcurrentHashMap.newKeySet();
    private volatile CamelContext context;

    /**
     * @param unheard takes a message that a listener took from its queue while it was not sure that this node leads: the
     *     broker has it no longer, and it must be said again
     */
    public LedRoutes(Leadership leadership, Heartbeats heartbeats, Consumer<String> unheard) {
        this.leadership = leadership;
        this.heartbeats = heartbeats;
        this.unheard = unheard;
    }

    @Override
    public RoutePolicy createRoutePolicy(CamelContext camelContext, String routeId, NamedNode route) {
        context = camelContext;
        return EVERYWHERE.contains(routeId) || routeId.startsWith(DELIVERIES) ? null : new Led();
    }

    /** Starts the listeners when this node leads, and stops them when it does so no longer. */
    public void align() throws Exception {
        boolean leads = leadership.leads();
        for (String listener : listeners) {
            ServiceStatus status = context.getRouteController().getRouteStatus(listener);
            if (leads && status == ServiceStatus.Stopped) {
                context.getRouteController().startRoute(listener);
            } else if (!leads && status == ServiceStatus.Started) {
                context.getRouteController().stopRoute(listener);
            }
        }
    }

    private final class Led extends RoutePolicySupport {
        @Override
        public void onInit(Route route) {
            super.onInit(route);
            if (!route.getEndpoint().getEndpointUri().startsWith("timer:")) {
                listeners.add(route.getId());
                route.setAutoStartup(leadership.leads());
            }
        }

        @Override
        public void onExchangeBegin(Route route, Exchange exchange) {
            boolean leads = false;
            try {
                leads = leadership.enter();
            } catch (RuntimeException e) {
                heartbeats.failed(route.getId(), e);
            }
            if (!leads) {
                exchange.setRouteStop(true);
                if (listeners.contains(route.getId())) {
                    unheard.accept(exchange.getMessage().getBody(String.class));
                }
            }
        }

        @Override
        public void onExchangeDone(Route route, Exchange exchange) {
            leadership.leave();
        }
    }
}
