package uk.hailsham.hub.domain.intake;

/** A drop that cannot be read at all, or not to its end: nothing of it is taken. Its message holds no child's data. */
public class DropRefused extends RuntimeException {
    private final transient Rejection rejection;

    public DropRefused(Rejection rejection) {
        super("%s: %s: expected %s".formatted(rejection.field(), rejection.code(), rejection.expected()));
        this.rejection = rejection;
    }

    public DropRefused(Rejection rejection, Throwable cause) {
        this(rejection);
        initCause(cause);
    }

    /** For the school: effect FILE_REFUSED. */
    public Rejection rejection() {
        return rejection;
    }
}
