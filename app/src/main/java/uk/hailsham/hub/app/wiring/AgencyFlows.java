package uk.hailsham.hub.app.wiring;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.camel.builder.RouteBuilder;
import uk.hailsham.hub.connectors.agency.SftpReplies;
import uk.hailsham.hub.connectors.store.Replies;
import uk.hailsham.hub.domain.agency.Agency;
import uk.hailsham.hub.mappings.ackfile.AckFile;
import uk.hailsham.hub.routes.AgencyDelivery;
import uk.hailsham.hub.routes.AgencyReplies;
import uk.hailsham.hub.routes.Dispatch;
import uk.hailsham.hub.routes.Heartbeats;
import uk.hailsham.hub.routes.delivery.Delivering;
import uk.hailsham.hub.routes.delivery.Relaying;
import uk.hailsham.hub.routes.delivery.TakingReplies;

/** The flows that go out, and the answers that come back: one line per agency. */
record AgencyFlows(
        Ground ground,
        Relaying relaying,
        Replies replies,
        Map<String, Delivering> deliveries,
        SftpReplies server,
        Heartbeats heartbeats) {
    private static final Duration DISPATCH_PAUSE = Duration.ofMillis(250);

    List<RouteBuilder> all() {
        List<RouteBuilder> flows = new ArrayList<>();
        flows.add(new Dispatch(DISPATCH_PAUSE, relaying, heartbeats));
        for (Agency agency : ground.configuration().agencies()) {
            Delivering delivering = deliveries.get(AgencyDelivery.routeId(agency.id()));
            flows.add(new AgencyDelivery(agency.id(), delivering, heartbeats));
            if (agency.channel().equals("sftp")) {
                TakingReplies taking = new TakingReplies(agency, server, new AckFile(), replies);
                flows.add(new AgencyReplies(agency.id(), ground.settings().poll(), taking, heartbeats));
            }
        }
        return flows;
    }
}
