package uk.hailsham.hub.domain.referral;

/** A referral that does not fit its format: a fault of the data, which trying again does not mend. */
public final class NotRendered extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param message which rule, expected and found, without a word about the child */
    public NotRendered(String message) {
        super(message);
    }
}
