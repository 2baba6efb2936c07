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
    private final boolean ofLine;

    public NotCarried(Kind kind, String message, Throwable cause) {
        this(kind, message, cause, Duration.ZERO);
    }

    /** @param pause how long the agency's server asks not to be asked again */
    public NotCarried(Kind kind, String message, Throwable cause, Duration pause) {
        this(kind, message, cause, pause, kind != Kind.NEEDS_A_PERSON);
    }

    private NotCarried(Kind kind, String message, Throwable cause, Duration pause, boolean ofLine) {
        super(message, cause);
        this.kind = kind;
        this.pause = pause;
        this.ofLine = ofLine;
    }

    /** This one, with what became of another way; of the agency's own line it says no more than before. */
    public NotCarried with(Kind both, String told) {
        return new NotCarried(both, told, this, pause, ofLine);
    }

    public Kind kind() {
        return kind;
    }

    /** Whether it speaks of the agency's own line, and not of this one referral. */
    public boolean ofLine() {
        return ofLine;
    }

    /** Zero when the server asks for none. */
    public Duration pause() {
        return pause;
    }
}
