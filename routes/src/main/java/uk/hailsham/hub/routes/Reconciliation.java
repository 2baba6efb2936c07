package uk.hailsham.hub.routes;

import org.apache.camel.builder.RouteBuilder;
import uk.hailsham.hub.connectors.store.Outbox;
import uk.hailsham.hub.routes.recognise.Recognising;

/** After every drop: who is who. One message per drop, holding its id and nothing else. */
public final class Reconciliation extends RouteBuilder {
    private final Recognising recognising;
    private final Heartbeats heartbeats;

    public Reconciliation(Recognising recognising, Heartbeats heartbeats) {
        this.recognising = recognising;
        this.heartbeats = heartbeats;
    }

    @Override
    public void configure() {
        from("jms:queue:" + Outbox.CHILDREN_CHANGED)
                .routeId("reconcile")
                .bean(recognising, "recognise")
                .process(heartbeats);
    }
}
