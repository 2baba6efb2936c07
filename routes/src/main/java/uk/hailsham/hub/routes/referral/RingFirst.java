package uk.hailsham.hub.routes.referral;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import uk.hailsham.hub.config.Configuration;
import uk.hailsham.hub.connectors.store.ReferralView;
import uk.hailsham.hub.domain.agency.Agency;

/** In the safeguarding lane nobody relies on a file: the referrer rings, and the referral follows. */
public final class RingFirst {
    private final Configuration configuration;

    public RingFirst(Configuration configuration) {
        this.configuration = configuration;
    }

    /** Those whom the referral goes to; empty unless it is marked safeguarding. */
    public List<Agency> agencies(ReferralView referral) {
        Stream<ReferralView.Recipient> recipients =
                referral.safeguarding() ? referral.recipients().stream() : Stream.of();
        return recipients
                .flatMap(recipient -> configuration.agency(recipient.agency()).stream())
                .toList();
    }

    /** The same in one sentence for a school's receipt, without the name of a sensitive service. */
    String sentence(ReferralView referral) {
        return agencies(referral).stream()
                .map(agency -> agency.outwardName() + " ("
                        + agency.outwardContact().name() + "), "
                        + agency.outwardContact().phone())
                .collect(Collectors.joining(
                        "; ", "Ring first, the referral follows: ", ". If a child is in danger, ring 999."));
    }
}
