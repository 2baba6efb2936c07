package uk.hailsham.hub.connectors.store;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The deliveries that this very process has begun and not ended, and for how long: by the time that has passed, whatever
 * the wall clock says. A clock that jumps forward makes nobody's courier late. Whatever the database says this node has
 * begun and that is not here has been let go of: its end could not be written down while the database was away.
 */
final class UnderWay {
    private final Map<Attempt, Long> begun = new ConcurrentHashMap<>();

    private final Set<Attempt> notBegun = ConcurrentHashMap.newKeySet();

    record Attempt(UUID recipient, int number) {}

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

    boolean has(Attempt attempt) {
        return begun.containsKey(attempt);
    }

    /** Its message is used up, and it could not even be begun. */
    void couldNotBegin(UUID recipient, int number) {
        notBegun.add(new Attempt(recipient, number));
    }

    /** Those that could not be begun, until {@link #forget}. */
    Set<Attempt> notBegun() {
        return Set.copyOf(notBegun);
    }

    void forget(Set<Attempt> dispatchedAgain) {
        notBegun.removeAll(dispatchedAgain);
    }

    /** At a start nothing is under way. */
    void nothing() {
        begun.clear();
        notBegun.clear();
    }
}
