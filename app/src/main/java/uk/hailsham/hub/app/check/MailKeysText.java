package uk.hailsham.hub.app.check;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import uk.hailsham.hub.config.Configuration;
import uk.hailsham.hub.connectors.agency.KeyUnusable;
import uk.hailsham.hub.connectors.agency.MailSeal;
import uk.hailsham.hub.domain.agency.Agency;
import uk.hailsham.hub.domain.agency.Endpoint;

/** The keys that mail to agencies is encrypted with: which of them somebody must see to. */
final class MailKeysText {
    /** How long before its end a key is told of: an office needs that long to get the next one. */
    private static final Duration AHEAD = Duration.ofDays(30);

    private final ZoneId zone;
    private final Instant now;
    private final List<String> lines = new ArrayList<>();
    private boolean usable = true;

    MailKeysText(Configuration configuration, Instant now) {
        this.zone = configuration.hub().zone();
        this.now = now;
        configuration.agencies().forEach(this::look);
    }

    List<String> lines() {
        return List.copyOf(lines);
    }

    /** False when mail to one of the agencies cannot be encrypted. */
    boolean usable() {
        return usable;
    }

    private void look(Agency agency) {
        if (agency.endpoint() instanceof Endpoint.Email mailbox && mailbox.seal() != null) {
            try {
                MailSeal seal = MailSeal.of(mailbox.seal());
                seal.ends()
                        .ifPresentOrElse(
                                end -> tell(agency, seal, end),
                                () -> lines.add(agency.id() + ": mail is encrypted with " + seal.word()
                                        + ", a key without an end"));
            } catch (KeyUnusable e) {
                usable = false;
                lines.add(agency.id() + ": " + e.getMessage());
            }
        }
    }

    private void tell(Agency agency, MailSeal seal, Instant end) {
        String line = "%s: mail is encrypted with %s, a key until %s"
                .formatted(agency.id(), seal.word(), end.atZone(zone).toLocalDate());
        usable &= end.isAfter(now);
        boolean warns = !end.isAfter(now.plus(AHEAD));
        lines.add(warns ? "warning: " + line + ": ask the agency for the next one" : line);
    }
}
