package uk.hailsham.hub.routes.referral;

import java.time.Clock;
import java.util.List;
import uk.hailsham.hub.config.Configuration;
import uk.hailsham.hub.domain.child.Child;
import uk.hailsham.hub.domain.referral.Disclosure;
import uk.hailsham.hub.domain.referral.Gaps;
import uk.hailsham.hub.domain.referral.Referral;
import uk.hailsham.hub.domain.referral.ReferralRequest;
import uk.hailsham.hub.domain.referral.Routing;

/** Tells the referrer, before anything is sent, what each agency's form will not say. */
public final class Foretelling {
    private final Configuration configuration;
    private final Clock clock;

    public Foretelling(Configuration configuration, Clock clock) {
        this.configuration = configuration;
        this.clock = clock;
    }

    List<Gaps> gaps(ReferralRequest request, Child known, List<Routing.Target> targets) {
        Referral referral = new Referral(null, request, null, null, known, clock.instant());
        return targets.stream()
                .map(target ->
                        Gaps.of(target.agency(), disclosed(referral, target), configuration.shown(target.agency())))
                .toList();
    }

    /** As if nobody were shielded: what is withheld is known, and a gap told in its place would tell of the shield. */
    private Disclosure disclosed(Referral referral, Routing.Target target) {
        String school = referral.request().school();
        return Disclosure.of(
                null, referral, target, school, false, configuration.hub().zone());
    }
}
