package uk.hailsham.hub.domain.referral;

/** A delivery that did not end in proof. Its message names no child. */
public class NotCarried extends Exception {
    /** What to do next. */
    public enum Kind {
        /** The agency certainly has not got it; try again later. */
        LATER,
        /** Trying again will not help: a changed host key, a refused login, an unknown mailbox. */
        NEEDS_A_PERSON,
        /** It may or may not have arrived; try again under the same name. */
        UNKNOWN
    }

    private final Kind kind;

    public NotCarried(Kind kind, String message, Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }
}
