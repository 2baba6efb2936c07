package uk.hailsham.hub.app.wiring;

import java.io.IOException;
import java.net.InetAddress;
import java.time.Clock;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import uk.hailsham.hub.config.HubSettings.Hl7Door;
import uk.hailsham.hub.connectors.agency.KeyUnusable;
import uk.hailsham.hub.connectors.agency.MllpCallers;
import uk.hailsham.hub.connectors.agency.MllpCourier;
import uk.hailsham.hub.connectors.agency.MllpDoor;
import uk.hailsham.hub.connectors.agency.MllpEntrance;
import uk.hailsham.hub.connectors.store.Referrals;
import uk.hailsham.hub.connectors.store.Replies;
import uk.hailsham.hub.mappings.hl7v2.Hl7Answers;
import uk.hailsham.hub.mappings.hl7v2.Hl7Receipts;
import uk.hailsham.hub.routes.delivery.TakingHl7;

/** HL7 v2: the hub's line to each agency's system, and the door at which those systems bring messages, on every node. */
@Configuration(proxyBeanMethods = false)
class Hl7Wiring {
    @Bean
    TakingHl7 takingHl7(Ground ground, Referrals referrals, Replies replies) {
        return new TakingHl7(
                ground.configuration().agencies(),
                new Hl7Answers(),
                new Hl7Receipts(Clock.systemUTC()),
                referrals,
                replies);
    }

    @Bean(destroyMethod = "close")
    MllpCourier mllpCourier(Ground ground, TakingHl7 taking, Clock clock) {
        return new MllpCourier(ground.secrets(), ground.settings().patience(), taking::heard, clock);
    }

    /** Holds nothing where there is no door. */
    record Door(Optional<MllpDoor> open) implements AutoCloseable {
        @Override
        public void close() throws IOException {
            if (open.isPresent()) {
                open.get().close();
            }
        }
    }

    @Bean(destroyMethod = "close")
    Door hl7Door(Ground ground, TakingHl7 taking) throws IOException, KeyUnusable {
        Hl7Door door = door(ground);
        if (door == null) {
            return new Door(Optional.empty());
        }
        MllpCallers callers = new MllpCallers(ground.configuration().agencies());
        MllpEntrance entrance = door.plain()
                ? MllpEntrance.plain(callers)
                : MllpEntrance.secured(
                        secret(ground, door.certificate()), secret(ground, door.key()), callers, Clock.systemUTC());
        return new Door(Optional.of(MllpDoor.open(
                InetAddress.getByName(door.address()), door.port(), entrance, MllpDoor.Limits.USUAL, taking::hear)));
    }

    /** {@code hub.hl7.plain}, a port: a plain door on this machine alone, for the demo and for tests. */
    private static Hl7Door door(Ground ground) {
        return ground.settings()
                .text("hub.hl7.plain")
                .map(port -> new Hl7Door("127.0.0.1", Integer.parseInt(port), true, null, null))
                .orElse(ground.configuration().hub().hl7());
    }

    private static String secret(Ground ground, String name) throws IOException {
        return ground.secrets()
                .find(name)
                .orElseThrow(() -> new IOException("expected the secret " + name + " for the HL7 door, found none"));
    }
}
