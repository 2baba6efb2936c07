package uk.hailsham.hub.routes.referral;

import java.util.Optional;
import java.util.UUID;
import uk.hailsham.hub.connectors.store.Children;
import uk.hailsham.hub.connectors.store.Corrections;
import uk.hailsham.hub.connectors.store.Corrections.Outcome;
import uk.hailsham.hub.domain.access.Access;
import uk.hailsham.hub.mappings.child.ChildJson;
import uk.hailsham.hub.routes.child.Combining;

/**
 * Puts right what an agency was told, from what the hub knows now of the pupil: a fact is mended where it is wrong, in the
 * school's own system or at the desk of links, and told again from there.
 */
public final class Correcting {
    private final Corrections corrections;
    private final Children children;
    private final Combining combining;

    public Correcting(Corrections corrections, Children children, Combining combining) {
        this.corrections = corrections;
        this.children = children;
        this.combining = combining;
    }

    /** @return empty when there is no such recipient, or nothing is known of whom it is about */
    public Optional<Outcome> correct(Access access, UUID recipient, String cause) {
        return corrections
                .record(recipient)
                .flatMap(record -> PupilKnown.of(record, children, combining))
                .flatMap(pupil ->
                        corrections.correct(access, recipient, cause, pupil.child(), ChildJson.write(pupil.asKnown())));
    }
}
