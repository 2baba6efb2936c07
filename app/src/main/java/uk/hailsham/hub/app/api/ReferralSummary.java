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
     * @param waitsForWindow when the batch leaves with which it is to go; null when it waits for none, or for a school that
     *     could tell a sensitive agency by its window
     * @param clockStoppedAt when the agency first answered; null while it has not, and where it does not report back
     * @param firstContactBy where every state is told, the day to which pauses have moved it
     * @param due none, met, paused, ahead, due-soon or overdue; null where not every state is told
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
            Instant firstContactBy,
            Instant waitsForWindow,
            String due) {}

    static ReferralSummary of(ReferralView view, AgencyNaming naming, SignedIn who, Instant now) {
        return new ReferralSummary(
                Shown.REFERRAL.of(view.id()),
                view.school(),
                view.reference(),
                view.child() == null ? null : Shown.CHILD.of(view.child()),
                view.need(),
                view.urgency(),
                view.safeguarding(),
                view.madeAt(),
                view.recipients().stream()
                        .map(r -> recipient(r, naming, who, now))
                        .toList());
    }

    private static RecipientSummary recipient(
            ReferralView.Recipient r, AgencyNaming naming, SignedIn who, Instant now) {
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
                followed.heard(r.clockStoppedAt()),
                followed.moved(r.contactMovedTo(), r.firstContactBy()),
                naming.hides(who, r.agency()) ? null : r.waitsForWindow(),
                followed.due(r.due(now)));
    }
}
