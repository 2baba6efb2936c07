package uk.hailsham.hub.domain.referral;

/**
 * How a recipient moves when something is proved or answered. Answers may come twice, late and out of order: what is
 * proved never sinks, a terminal state is never silently left, and what contradicts it is kept and flagged.
 */
public final class Ladder {
    private Ladder() {}

    /**
     * @param clockStops the agency has spoken, so nobody waits for its first word any longer
     * @param contradiction the answer does not fit what stands; it changes nothing and a person must look
     */
    public record Step(Standing standing, boolean clockStops, boolean contradiction) {
        private static Step to(RecipientState state, Standing from, Rung rung) {
            return new Step(proved(new Standing(state, from.rung()), rung), true, false);
        }

        private static Step contradicted(Standing standing) {
            return new Step(standing, false, true);
        }
    }

    /** Whether an answer is the newest by the days the agency names. */
    public enum Order {
        NEWEST,
        /** A younger answer is known already: this one may still prove something, but changes no state. */
        LATE
    }

    /** A courier's proof. A state that an answer has already moved on stays. */
    public static Standing proved(Standing standing, Rung rung) {
        boolean higher = standing.rung() == Rung.UNKNOWN || rung.compareTo(standing.rung()) > 0;
        return higher ? new Standing(standing.state(), rung) : standing;
    }

    /** Somebody at the agency has opened it: it is there, also when the hub had given the delivery up. */
    public static Standing collected(Standing standing) {
        return proved(arrivedAfterAll(standing), Rung.COLLECTED);
    }

    /** An attempt's end is not known: only what was not yet proved becomes unknown. */
    public static Standing unknown(Standing standing) {
        return standing.rung() == Rung.QUEUED ? new Standing(standing.state(), Rung.UNKNOWN) : standing;
    }

    /** Trying to deliver is over. What the agency has answered already outweighs a later copy that did not arrive. */
    public static Standing givenUp(Standing standing) {
        return standing.state() == RecipientState.REQUESTED
                ? new Standing(RecipientState.FAILED, standing.rung())
                : standing;
    }

    /** The agency's word, in its own few words. */
    public static Step answered(Standing standing, Reply.Status status, Order order) {
        Standing now = arrivedAfterAll(standing);
        if (now.state().terminal()) {
            boolean contradicts = contradicts(now.state(), status);
            return contradicts ? Step.contradicted(standing) : new Step(standing, true, false);
        }
        if (order == Order.LATE) {
            return ends(status) ? Step.contradicted(standing) : Step.to(now.state(), now, rung(status));
        }
        return Step.to(state(now, status), now, rung(status));
    }

    /** A state set outright, as a Task does; only by whom it belongs to, and never after an end. */
    public static Step set(Standing standing, Party by, RecipientState state) {
        return set(standing, by, state, Order.NEWEST);
    }

    /** The same, by the order of the days that the setter names: what comes late may prove something, but ends nothing. */
    public static Step set(Standing standing, Party by, RecipientState state, Order order) {
        Standing now = by == Party.PERFORMER ? arrivedAfterAll(standing) : standing;
        boolean said = now.state() == state || confirms(state, now.state());
        boolean open = !now.state().terminal() || said;
        if (!open || !by.maySet(state) || order == Order.LATE && state.terminal() && !said) {
            return Step.contradicted(standing);
        }
        RecipientState next = said || order == Order.LATE ? now.state() : state;
        return by == Party.PERFORMER
                ? Step.to(next, now, rung(state))
                : new Step(new Standing(next, now.rung()), false, false);
    }

    /** Only its requester may call a referral a mistake; an agency that is told so says that it has cancelled it. */
    private static boolean confirms(RecipientState said, RecipientState stands) {
        return said == RecipientState.CANCELLED && stands == RecipientState.ENTERED_IN_ERROR;
    }

    /** A recall ends what is open. What has ended stays as it ended: the recall is told beside it. */
    public static Standing takenBack(Standing standing, Amendment.Meaning meaning) {
        RecipientState end = meaning == Amendment.Meaning.ENTERED_IN_ERROR
                ? RecipientState.ENTERED_IN_ERROR
                : RecipientState.CANCELLED;
        return set(standing, Party.REQUESTER, end).standing();
    }

    /** The hub had given the delivery up, and the agency's word shows that it has the referral. */
    private static Standing arrivedAfterAll(Standing standing) {
        boolean delivery =
                standing.state() == RecipientState.FAILED && standing.rung().compareTo(Rung.ACKNOWLEDGED) < 0;
        return delivery ? new Standing(RecipientState.REQUESTED, standing.rung()) : standing;
    }

    private static boolean ends(Reply.Status status) {
        return switch (status) {
            case DECLINED, CLOSED, FAILED -> true;
            case RECEIVED, ACCEPTED, ON_HOLD, FIRST_CONTACT, NOT_BROUGHT, INFORMATION_NEEDED, BOOKED -> false;
        };
    }

    /** After an end, the word that made it may come again, and what came before a good end may come late. */
    private static boolean contradicts(RecipientState end, Reply.Status status) {
        return switch (status) {
            case RECEIVED -> false;
            case DECLINED -> end != RecipientState.REJECTED;
            case FAILED -> end != RecipientState.FAILED;
            case ACCEPTED, ON_HOLD, FIRST_CONTACT, NOT_BROUGHT, CLOSED, INFORMATION_NEEDED, BOOKED ->
                end != RecipientState.COMPLETED;
        };
    }

    private static RecipientState state(Standing now, Reply.Status status) {
        return switch (status) {
            case RECEIVED, INFORMATION_NEEDED -> now.state();
            case ACCEPTED, BOOKED -> accepted(now);
            case NOT_BROUGHT -> now.state() == RecipientState.ON_HOLD ? now.state() : accepted(now);
            case DECLINED -> RecipientState.REJECTED;
            case ON_HOLD -> RecipientState.ON_HOLD;
            case FIRST_CONTACT -> RecipientState.IN_PROGRESS;
            case CLOSED -> RecipientState.COMPLETED;
            case FAILED -> RecipientState.FAILED;
        };
    }

    /** Taken up again after a pause, work that had begun goes on. */
    private static RecipientState accepted(Standing now) {
        boolean begun = now.state() == RecipientState.IN_PROGRESS || now.rung() == Rung.FIRST_CONTACT;
        return begun ? RecipientState.IN_PROGRESS : RecipientState.ACCEPTED;
    }

    private static Rung rung(Reply.Status status) {
        return switch (status) {
            case RECEIVED, DECLINED, FAILED, INFORMATION_NEEDED -> Rung.ACKNOWLEDGED;
            case ACCEPTED, ON_HOLD, NOT_BROUGHT, BOOKED -> Rung.ACCEPTED;
            case FIRST_CONTACT -> Rung.FIRST_CONTACT;
            case CLOSED -> Rung.CLOSED;
        };
    }

    /** A Task says {@code in-progress} before the child has been seen, so that proves acceptance and no more. */
    private static Rung rung(RecipientState set) {
        return switch (set) {
            case ACCEPTED, IN_PROGRESS, ON_HOLD -> Rung.ACCEPTED;
            case COMPLETED -> Rung.CLOSED;
            default -> Rung.ACKNOWLEDGED;
        };
    }
}
