package uk.hailsham.hub.routes;

import java.time.Duration;
import org.apache.camel.builder.RouteBuilder;
import uk.hailsham.hub.connectors.store.AuditSealer;

/** Seals what the audit has gathered. */
public final class AuditSealing extends RouteBuilder {
    private final Duration pause;
    private final AuditSealer sealer;
    private final Heartbeats heartbeats;

    public AuditSealing(Duration pause, AuditSealer sealer, Heartbeats heartbeats) {
        this.pause = pause;
        this.sealer = sealer;
        this.heartbeats = heartbeats;
    }

    @Override
    public void configure() {
        from(Timers.every("seal", pause))
                .routeId("seal.audit")
                .bean(sealer, "seal")
                .bean(heartbeats, "good(seal.audit)");
    }
}
