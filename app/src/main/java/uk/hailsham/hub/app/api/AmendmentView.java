package uk.hailsham.hub.app.api;

import java.time.Instant;
import uk.hailsham.hub.app.door.SignedIn;
import uk.hailsham.hub.connectors.store.AmendmentProofs;
import uk.hailsham.hub.domain.identifier.Shown;

/**
 * A recall or a correction, and what is proved of it.
 *
 * @param agency its id; for a school that may not know it, a handle
 * @param madeBy null for a school where somebody else made it
 * @param result {@code proved}, {@code given-up}: ring the agency, {@code not-needed}, {@code with-the-referral}; null while it
 *     is under way
 * @param lastFailure null for a school, since it may name the agency
 */
record AmendmentView(
        String recipient,
        String agency,
        int version,
        String meaning,
        String reason,
        Instant madeAt,
        String madeBy,
        String proof,
        int attempts,
        Instant endedAt,
        String result,
        String lastFailure) {
    static AmendmentView of(AmendmentProofs.View view, AgencyNaming naming, SignedIn who) {
        boolean ofSchool = who.school() != null;
        return new AmendmentView(
                Shown.RECIPIENT.of(view.recipient()),
                naming.id(who, view.agency()),
                view.version(),
                view.meaning().word(),
                view.cause(),
                view.madeAt(),
                ofSchool && !view.madeBy().equals(who.name()) ? null : view.madeBy(),
                view.rung().word(),
                view.attempts(),
                view.endedAt(),
                view.result(),
                ofSchool ? null : view.lastFailure());
    }
}
