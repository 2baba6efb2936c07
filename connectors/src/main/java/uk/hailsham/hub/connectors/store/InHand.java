package uk.hailsham.hub.connectors.store;

import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Attempts that this process is carrying now. Whatever the database says this node has begun and that is not here has been
 * let go of: its end could not be written down while the database was away.
 */
final class InHand {
    private final Set<Key> begun = ConcurrentHashMap.newKeySet();
    private final Set<Key> notBegun = ConcurrentHashMap.newKeySet();

    record Key(UUID recipient, int number) {}

    /** Before the attempt is marked begun, so that nobody finds it begun and in no hand. */
    void take(UUID recipient, int number) {
        begun.add(new Key(recipient, number));
    }

    void letGo(UUID recipient, int number) {
        begun.remove(new Key(recipient, number));
    }

    /** The message is used up, and the attempt could not even be begun. */
    void couldNotBegin(UUID recipient, int number) {
        letGo(recipient, number);
        notBegun.add(new Key(recipient, number));
    }

    boolean has(Key key) {
        return begun.contains(key);
    }

    /** Those that could not be begun; they stay here until {@link #forget}. */
    Set<Key> notBegun() {
        return Set.copyOf(notBegun);
    }

    void forget(Set<Key> dispatchedAgain) {
        notBegun.removeAll(dispatchedAgain);
    }

    /** At a start nothing is in hand. */
    void nothing() {
        begun.clear();
        notBegun.clear();
    }
}
