package uk.hailsham.hub.domain.referral;

/**
 * How a recipient moves when something is proved or answered. Answers may come twice, late and out of order: what is
 * proved never sinks, a terminal state is never silently left, and what contradicts it is kept and flagged.
 */
public final class Ladder {
    private Ladder() {}

    /** @param contradiction the answer does not fit what stands; it changes nothing and a person must look */
    public record Step(Standing standing, boolean contradiction) {}

    /** A courier's proof. A state that an answer has already moved on stays. */
    public static Standing proved(Standing standing, Rung rung) {
        boolean higher = standing.rung() == Rung.UNKNOWN || rung.compareTo(standing.rung()) > 0;
        return higher ? new Standing(standing.state(), rung) : standing;
    }

    /** An attempt's end is not known: only what was not yet proved becomes unknown. */
    public static Standing unknown(Standing standing) {
        return standing.rung() == Rung.QUEUED ? new Standing(standing.state(), Rung.UNKNOWN) : standing;
    }

    /** The agency's word. The performer alone sets these states (FHIR SDOH Clinical Care, Task). */
    public static Step answered(Standing standing, Reply.Status status) {
        if (standing.state().terminal()) {
            return new Step(standing, contradicts(standing.state(), status));
        }
        RecipientState state = state(standing.state(), status);
        return new Step(proved(new Standing(state, standing.rung()), rung(status)), false);
    }

    /** After an end, the word that made it may come again, and what came before a good end may come late. */
    private static boolean contradicts(RecipientState end, Reply.Status status) {
        return switch (status) {
            case RECEIVED -> false;
            case DECLINED -> end != RecipientState.REJECTED;
            case FAILED -> end != RecipientState.FAILED;
            case ACCEPTED, ON_HOLD, FIRST_CONTACT, NOT_BROUGHT, CLOSED -> end != RecipientState.COMPLETED;
        };
    }

    private static RecipientState state(RecipientState now, Reply.Status status) {
        return switch (status) {
            case RECEIVED, NOT_BROUGHT -> now;
            case ACCEPTED ->
                now == RecipientState.REQUESTED || now == RecipientState.ON_HOLD ? RecipientState.ACCEPTED : now;
            case DECLINED -> RecipientState.REJECTED;
            case ON_HOLD -> RecipientState.ON_HOLD;
            case FIRST_CONTACT -> RecipientState.IN_PROGRESS;
            case CLOSED -> RecipientState.COMPLETED;
            case FAILED -> RecipientState.FAILED;
        };
    }

    private static Rung rung(Reply.Status status) {
        return switch (status) {
            case RECEIVED, DECLINED, FAILED -> Rung.ACKNOWLEDGED;
            case ACCEPTED, ON_HOLD, NOT_BROUGHT -> Rung.ACCEPTED;
            case FIRST_CONTACT -> Rung.FIRST_CONTACT;
            case CLOSED -> Rung.CLOSED;
        };
    }
}
