package uk.hailsham.hub.routes;

import java.time.Duration;
import org.apache.camel.builder.RouteBuilder;
import uk.hailsham.hub.connectors.store.AuditAnchors;
import uk.hailsham.hub.connectors.store.AuditSealer;

/** Seals what the audit has gathered, and anchors the seals once a day. */
public final class AuditSealing extends RouteBuilder {
    private final Duration pause;
    private final AuditSealer sealer;
    private final AuditAnchors anchors;
    private final Heartbeats heartbeats;

    public AuditSealing(Duration pause, AuditSealer sealer, AuditAnchors anchors, Heartbeats heartbeats) {
        this.pause = pause;
        this.sealer = sealer;
        this.anchors = anchors;
        this.heartbeats = heartbeats;
    }

    @Override
    public void configure() {
        from(Timers.every("seal", pause))
                .routeId("seal.audit")
                .bean(sealer, "seal")
                .bean(anchors, "daily")
                .process(heartbeats);
    }
}
