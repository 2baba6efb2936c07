package uk.hailsham.hub.app.chaos;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** Something that goes wrong with the hub's surroundings for a while and then is over. */
interface Fault {
    String name();

    default boolean possible(Stage stage) {
        return true;
    }

    /** @param shortly whether seconds stand for minutes */
    Duration lasts(boolean shortly);

    void begin(Stage stage) throws IOException, InterruptedException;

    /** Done again and again while it lasts. */
    default void meanwhile(Stage stage) {}

    /**
     * How the hub must stand towards its end.
     *
     * @return what is otherwise, in words; empty when nothing is
     */
    default List<String> wanting(Stage stage) throws IOException, InterruptedException {
        return List.of();
    }

    /**
     * Whether it is a lie of a partner: it is told from the night's first delivery on and ends as soon as nothing is
     * {@link #wanting}. Everything else comes over work that is under way and lasts its time.
     */
    default boolean lie() {
        return false;
    }

    void end(Stage stage) throws IOException, InterruptedException;
}
