package uk.hailsham.hub.connectors.store;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The deliveries that this very process has begun and not ended, and for how long: by the time that has passed, whatever
 * the wall clock says. A clock that jumps forward makes nobody's courier late.
 */
final class UnderWay {
    private final Map<Attempt, Long> begun = new ConcurrentHashMap<>();

    private record Attempt(UUID recipient, int number) {}

    void begins(UUID recipient, int number) {
        begun.put(new Attempt(recipient, number), System.nanoTime());
    }

    void ends(UUID recipient, int number) {
        begun.remove(new Attempt(recipient, number));
    }

    /** True while it has been under way for less than the longest carry takes. */
    boolean carries(Delivery delivery, Duration longest) {
        Long since = begun.get(new Attempt(delivery.recipient(), delivery.number()));
        return since != null && System.nanoTime() - since < longest.toNanos();
    }
}
