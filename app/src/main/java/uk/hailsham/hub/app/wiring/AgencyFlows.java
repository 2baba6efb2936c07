package uk.hailsham.hub.app.wiring;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.builder.RouteBuilder;
import uk.hailsham.hub.connectors.agency.FhirReplies;
import uk.hailsham.hub.connectors.agency.FhirServers;
import uk.hailsham.hub.connectors.agency.SftpReplies;
import uk.hailsham.hub.connectors.store.Capacities;
import uk.hailsham.hub.connectors.store.Replies;
import uk.hailsham.hub.domain.agency.Agency;
import uk.hailsham.hub.mappings.agencyfile.AgencyFile;
import uk.hailsham.hub.mappings.fhir.FhirAnswers;
import uk.hailsham.hub.routes.AgencyBatches;
import uk.hailsham.hub.routes.AgencyDelivery;
import uk.hailsham.hub.routes.AgencyReplies;
import uk.hailsham.hub.routes.Dispatch;
import uk.hailsham.hub.routes.Heartbeats;
import uk.hailsham.hub.routes.delivery.Batching;
import uk.hailsham.hub.routes.delivery.Delivering;
import uk.hailsham.hub.routes.delivery.RecordingAnswers;
import uk.hailsham.hub.routes.delivery.Relaying;
import uk.hailsham.hub.routes.delivery.Taking;
import uk.hailsham.hub.routes.delivery.TakingReplies;
import uk.hailsham.hub.routes.delivery.TakingTasks;

/** The flows that go out, and the answers that come back: one line per agency. */
record AgencyFlows(
        Ground ground,
        Relaying relaying,
        Replies replies,
        Capacities capacities,
        Map<String, Delivering> deliveries,
        Map<String, Batching> batchings,
        SftpReplies server,
        FhirServers fhirServers,
        Heartbeats heartbeats) {
    private static final Duration DISPATCH_PAUSE = Duration.ofMillis(250);

    List<RouteBuilder> all() {
        List<RouteBuilder> flows = new ArrayList<>();
        flows.add(new Dispatch(DISPATCH_PAUSE, relaying, heartbeats));
        for (Agency agency : ground.configuration().agencies()) {
            Delivering delivering = deliveries.get(AgencyDelivery.routeId(agency.id()));
            flows.add(new AgencyDelivery(agency.id(), delivering, heartbeats));
            Optional.ofNullable(batchings.get(agency.id()))
                    .ifPresent(batching -> flows.add(
                            new AgencyBatches(agency.id(), ground.settings().poll(), batching, heartbeats)));
            taking(agency)
                    .ifPresent(taking -> flows.add(
                            new AgencyReplies(agency.id(), ground.settings().poll(), taking, heartbeats)));
        }
        return flows;
    }

    /** Empty for an agency that answers by itself: by mail, or on a page. */
    private Optional<Taking> taking(Agency agency) {
        return switch (agency.channel()) {
            case "sftp" -> Optional.of(new TakingReplies(agency, server, new AgencyFile(), replies, capacities));
            case "fhir" ->
                Optional.of(new TakingTasks(
                        agency,
                        new FhirReplies(fhirServers),
                        new FhirAnswers(),
                        new RecordingAnswers(replies),
                        Clock.systemUTC()));
            default -> Optional.empty();
        };
    }
}
