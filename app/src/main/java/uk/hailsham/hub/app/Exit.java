package uk.hailsham.hub.app;

/** Exit codes of the command. */
public enum Exit {
    DONE(0),
    /** A check failed, or things did not settle. */
    FAILED(1),
    /** The input was refused. */
    REFUSED(2),
    USAGE(64),
    INTERNAL(70);

    private final int code;

    Exit(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }
}
