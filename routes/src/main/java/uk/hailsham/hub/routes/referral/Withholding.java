package uk.hailsham.hub.routes.referral;

import java.util.List;
import java.util.UUID;
import uk.hailsham.hub.connectors.store.Decisions;
import uk.hailsham.hub.connectors.store.Records;
import uk.hailsham.hub.domain.access.Access;
import uk.hailsham.hub.domain.referral.NotShared;
import uk.hailsham.hub.domain.referral.Refusal;

/** Records that nothing is shared about a pupil: who decided, when and why. */
public final class Withholding {
    private final Records records;
    private final Decisions decisions;

    public Withholding(Records records, Decisions decisions) {
        this.records = records;
        this.decisions = decisions;
    }

    /** @param refusal null when it was recorded */
    public record Answer(Decisions.Recorded recorded, Refusal refusal) {}

    /** The pupil is found as one who is referred. */
    public Answer withhold(Access access, NotShared decision) {
        List<UUID> found = records.find(decision.school(), PupilAsked.keys(decision.pupil()));
        return found.size() == 1
                ? new Answer(decisions.record(access, decision, found.get(0)), null)
                : new Answer(null, PupilAsked.notFound(found.size()));
    }
}
