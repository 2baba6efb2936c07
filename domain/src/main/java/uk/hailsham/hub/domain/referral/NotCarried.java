package uk.hailsham.hub.domain.referral;

import java.time.Duration;

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
    private final transient Duration pause;

    public NotCarried(Kind kind, String message, Throwable cause) {
        this(kind, message, cause, Duration.ZERO);
    }

    /** @param pause how long the agency's server asks not to be asked again */
    public NotCarried(Kind kind, String message, Throwable cause, Duration pause) {
        super(message, cause);
        this.kind = kind;
        this.pause = pause;
    }

    public Kind kind() {
        return kind;
    }

    /** Zero when the server asks for none. */
    public Duration pause() {
        return pause;
    }
}
