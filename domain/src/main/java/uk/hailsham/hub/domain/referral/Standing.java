package uk.hailsham.hub.domain.referral;

import java.time.Instant;
import uk.hailsham.hub.domain.clock.Due;

/** Where a recipient stands: what the agency says it does, and what is proved. */
public record Standing(RecipientState state, Rung rung) {
    public static final Standing NEW = new Standing(RecipientState.REQUESTED, Rung.QUEUED);

    /**
     * How its waits stand; nothing is due of one that has ended.
     *
     * @param acknowledgeBy null without such a limit, as is {@code contactBy}
     * @param answered whether the agency has given its first answer
     * @param paused whether the clock to the first contact stands still
     */
    public Due due(
            Instant start, Instant acknowledgeBy, boolean answered, Instant contactBy, boolean paused, Instant now) {
        if (state.terminal()) {
            return Due.NONE;
        }
        boolean seen = rung.compareTo(Rung.FIRST_CONTACT) >= 0;
        Due contact = paused ? Due.PAUSED : Due.of(start, contactBy, seen, now);
        return Due.of(start, acknowledgeBy, answered, now).or(contact);
    }
}
