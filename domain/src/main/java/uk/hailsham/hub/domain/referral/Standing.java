package uk.hailsham.hub.domain.referral;

import java.time.Instant;
import uk.hailsham.hub.domain.clock.Due;

/** Where a recipient stands: what the agency says it does, and what is proved. */
public record Standing(RecipientState state, Rung rung) {
    public static final Standing NEW = new Standing(RecipientState.REQUESTED, Rung.QUEUED);

    /**
     * How its waits stand; nothing is due of one that has ended.
     *
     * @param acknowledgeBy null without such a limit, as is {@code firstContactBy}
     * @param answered whether the agency has given its first answer
     */
    public Due due(Instant start, Instant acknowledgeBy, boolean answered, Instant firstContactBy, Instant now) {
        boolean seen = rung.compareTo(Rung.FIRST_CONTACT) >= 0;
        return state.terminal()
                ? Due.NONE
                : Due.of(start, acknowledgeBy, answered, now).or(Due.of(start, firstContactBy, seen, now));
    }
}
