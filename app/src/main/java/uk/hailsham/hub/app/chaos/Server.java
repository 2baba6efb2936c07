package uk.hailsham.hub.app.chaos;

import java.io.IOException;
import java.util.stream.Stream;

/** A program of its own that can be killed, frozen and started again. */
interface Server {
    /** Starts it; when this returns it is on its way, and {@link #awaitUp} says when it is there. */
    void start() throws IOException;

    void awaitUp() throws IOException, InterruptedException;

    /** Every process it consists of, the first one first; none when it does not run. */
    Stream<ProcessHandle> processes() throws IOException;

    /** kill -9 of all of it: nothing is ended, nothing is said. */
    default void kill() throws IOException {
        for (ProcessHandle process : processes().toList()) {
            process.destroyForcibly();
            process.onExit().join();
        }
    }

    /** Lets it stand still as it is, or go on. */
    default void freeze(boolean frozen) throws IOException, InterruptedException {
        for (ProcessHandle process : processes().toList()) {
            new ProcessBuilder("kill", frozen ? "-STOP" : "-CONT", String.valueOf(process.pid()))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        }
    }
}
