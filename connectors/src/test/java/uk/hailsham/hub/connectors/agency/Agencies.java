package uk.hailsham.hub.connectors.agency;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import uk.hailsham.hub.domain.agency.Agency;
import uk.hailsham.hub.domain.agency.Endpoint;
import uk.hailsham.hub.domain.clock.Limit;
import uk.hailsham.hub.domain.clock.Limits;
import uk.hailsham.hub.domain.referral.Payload;

/** Made-up agencies and payloads. */
public final class Agencies {
    public static final UUID RECIPIENT = UUID.fromString("0193a000-0000-7000-8000-000000000001");
    public static final String FILE = "rc-" + RECIPIENT + ".csv";

    private Agencies() {}

    public static Agency at(Endpoint endpoint) {
        return new Agency(
                "psychology",
                "Psychology",
                16,
                List.of(),
                "any",
                null,
                "csv",
                null,
                List.of(),
                new Agency.Gateway(null, null, List.of(), false, List.of()),
                null,
                true,
                false,
                false,
                null,
                Limits.of(new Limit(5, Limit.Unit.WORKING_DAYS)),
                Limits.of(new Limit(20, Limit.Unit.WORKING_DAYS)),
                false,
                null,
                endpoint,
                new Agency.Contact("Desk", "desk@psychology.example", "01632 960116"));
    }

    public static Payload payload(String text) {
        return new Payload(RECIPIENT, FILE, "text/csv; charset=utf-8", text.getBytes(StandardCharsets.UTF_8));
    }
}
