package uk.hailsham.hub.routes.referral;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import uk.hailsham.hub.config.Configuration;
import uk.hailsham.hub.domain.agency.Agency;
import uk.hailsham.hub.domain.child.Child;
import uk.hailsham.hub.domain.referral.Disclosure;
import uk.hailsham.hub.domain.referral.Gaps;
import uk.hailsham.hub.domain.referral.Referral;
import uk.hailsham.hub.domain.referral.ReferralRequest;

/** Tells the referrer, before anything is sent, what each agency's form will not say. */
public final class Foretelling {
    private final Configuration configuration;
    private final Clock clock;

    public Foretelling(Configuration configuration, Clock clock) {
        this.configuration = configuration;
        this.clock = clock;
    }

    List<Gaps> gaps(ReferralRequest request, Child known, Set<Agency> agencies) {
        Referral referral = new Referral(null, request, null, null, known, clock.instant());
        return agencies.stream()
                .map(agency -> Gaps.of(agency.id(), disclosed(referral, agency), configuration.shown(agency)))
                .toList();
    }

    /** As if nobody were shielded: what is withheld is known, and a gap told in its place would tell of the shield. */
    private Disclosure disclosed(Referral referral, Agency agency) {
        String school = referral.request().school();
        return Disclosure.of(
                null, referral, agency, school, false, configuration.hub().zone());
    }
}
