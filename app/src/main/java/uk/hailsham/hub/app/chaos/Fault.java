package uk.hailsham.hub.app.chaos;

import java.io.IOException;
import java.time.Duration;

/**
 * Something that goes wrong with the hub's surroundings for a while and then is over.
 *
 * @param whole how long it lasts
 * @param shortened how long it lasts where seconds stand for minutes
 * @param meanwhile done again and again while it lasts
 * @param honest whether the hub's health must not be good towards its end
 * @param onSmallDisk whether it can only be played where the programs write to a small disk of their own
 */
record Fault(
        String name,
        Duration whole,
        Duration shortened,
        Step begin,
        Step meanwhile,
        Step end,
        boolean honest,
        boolean onSmallDisk) {

    /** One thing that is done to the stage. */
    interface Step {
        Step NONE = stage -> {};

        void to(Stage stage) throws IOException, InterruptedException;
    }

    boolean possible(Stage stage) {
        return !onSmallDisk || stage.hasDisk();
    }

    Duration lasts(boolean shortly) {
        return shortly ? shortened : whole;
    }
}
