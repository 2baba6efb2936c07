package uk.hailsham.hub.routes;

import java.time.Duration;

/** Endpoint of a poller: the next round begins a while after the last one ended, and without a line in the log. */
final class Timers {
    private Timers() {}

    static String every(String name, Duration pause) {
        return "timer:" + name + "?delay=0&fixedRate=false&includeMetadata=false&period=" + pause.toMillis();
    }
}
