package uk.hailsham.hub.app;

/** Something a verb cannot do, said to the person who called it. */
public final class Refusal extends RuntimeException {
    private final transient Exit exit;

    public Refusal(Exit exit, String message) {
        super(message);
        this.exit = exit;
    }

    public Exit exit() {
        return exit;
    }
}
