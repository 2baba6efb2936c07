package uk.hailsham.hub.app.api;

import java.time.Instant;
import java.util.List;
import uk.hailsham.hub.app.door.SignedIn;
import uk.hailsham.hub.connectors.store.ReferralView;
import uk.hailsham.hub.domain.identifier.Shown;

/** A referral and where its recipients stand. */
record ReferralSummary(
        String id,
        String school,
        String reference,
        String child,
        String need,
        String urgency,
        boolean safeguarding,
        Instant madeAt,
        List<RecipientSummary> recipients) {

    /**
     * @param agency its id; for a school that may not know it, a handle
     * @param service null where it would give a sensitive agency away
     * @param state as far as the agency reports back to schools: {@code received} may stand for all that follows; null where
     *     it does not
     */
    record RecipientSummary(
            String id,
            String agency,
            String agencyName,
            String service,
            String state,
            String proof,
            Instant clockStartedAt,
            Instant acknowledgeBy,
            Instant clockStoppedAt,
            Instant firstContactBy) {}

    static ReferralSummary of(ReferralView view, AgencyNaming naming, SignedIn who) {
        return new ReferralSummary(
                Shown.REFERRAL.of(view.id()),
                view.school(),
                view.reference(),
                view.child() == null ? null : Shown.CHILD.of(view.child()),
                view.need(),
                view.urgency(),
                view.safeguarding(),
                view.madeAt(),
                view.recipients().stream().map(r -> recipient(r, naming, who)).toList());
    }

    private static RecipientSummary recipient(ReferralView.Recipient r, AgencyNaming naming, SignedIn who) {
        Followed followed = naming.followed(who, r.agency(), r.service());
        return new RecipientSummary(
                Shown.RECIPIENT.of(r.id()),
                naming.id(who, r.agency()),
                naming.name(who, r.agency()),
                naming.service(who, r.service()),
                followed.state(r.state()),
                followed.proof(r.rung()),
                r.clockStartedAt(),
                r.acknowledgeBy(),
                r.clockStoppedAt(),
                r.firstContactBy());
    }
}
