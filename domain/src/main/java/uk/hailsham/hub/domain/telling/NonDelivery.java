package uk.hailsham.hub.domain.telling;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/**
 * What the referrer is told when a deadline has passed, or an agency cannot be reached: who is silent, and what to do.
 *
 * @param reference the school's own
 * @param since the deadline; of what could not be delivered, when the referral was made
 * @param agency as a school may name it
 * @param others names of those who can be asked instead, as a school may read them
 */
public record NonDelivery(
        UUID recipient, UUID referral, String reference, Kind kind, Instant since, Silent agency, List<String> others) {
    public NonDelivery {
        others = List.copyOf(others);
    }

    /** What has not come about. */
    public enum Kind {
        /** Nothing was heard by the day agreed. */
        NO_ANSWER,
        /** Nobody has seen the child by the day agreed. */
        NOT_SEEN,
        /** The hub could not bring it there and has given up. */
        NOT_DELIVERED;

        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** @param id its id, or a handle; @param ring whom to ring; null when only the number may be said */
    public record Silent(String id, String name, String ring, String phone) {}

    /** One file or mail for each deadline, whatever is repeated. */
    public String name() {
        return kind.word() + "-rc-" + recipient;
    }
}
