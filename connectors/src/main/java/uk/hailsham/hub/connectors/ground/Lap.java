package uk.hailsham.hub.connectors.ground;

import java.util.function.Supplier;
import jdk.jfr.Category;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Timespan;

/**
 * A step of the hub's work, for the JDK's flight recorder: {@code jfr print --events hub.Step}. It says how long, never of
 * whom, and costs nothing while nobody records.
 */
@Name(Lap.EVENT)
@Label("Step")
@Category("Hub")
@StackTrace(false)
public final class Lap extends Event {
    public static final String EVENT = "hub.Step";

    @Label("Name")
    private final String name;

    @Label("Took")
    @Timespan(Timespan.NANOSECONDS)
    private final long took;

    private Lap(String name, long took) {
        this.name = name;
        this.took = took;
    }

    /** Does the work and tells how long it took, also when it fails. */
    public static <T> T timed(String name, Supplier<T> work) {
        long begun = System.nanoTime();
        try {
            return work.get();
        } finally {
            took(name, System.nanoTime() - begun);
        }
    }

    /** As {@link #timed(String, Supplier)}, of work that ends with nothing to tell. */
    public static void timed(String name, Runnable work) {
        timed(name, () -> {
            work.run();
            return null;
        });
    }

    /** Of a step that was done piece by piece between others. */
    public static void took(String name, long nanos) {
        new Lap(name, nanos).commit();
    }
}
