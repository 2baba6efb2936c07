package uk.hailsham.hub.connectors.store;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import uk.hailsham.hub.domain.intake.Rejection;

/** The drops of all partners with their books. */
public final class Drops {
    /**
     * Notes that a drop is in the vault; the same id twice has the effect of once.
     *
     * @return its state is ARRIVED, or REPEATED when it says what the partner's latest drop of that kind that was
     *     applied, held or is in progress had said
     */
    public Drop arrived(Arrival arrival) {
        throw new UnsupportedOperationException();
    }

    /**
     * The partner's oldest unfinished drop, marked READING; one that a crash left so comes again. One reader per partner
     * may ask at a time.
     */
    public Optional<Drop> nextFor(String partner) {
        throw new UnsupportedOperationException();
    }

    public Optional<Drop> find(UUID id) {
        throw new UnsupportedOperationException();
    }

    /** The newest drops, of one partner or of all when null, newest first. */
    public List<Drop> list(String partner, int limit) {
        throw new UnsupportedOperationException();
    }

    /** Drops that are neither finished nor held. */
    public int unfinished() {
        throw new UnsupportedOperationException();
    }

    /** Ends a drop that cannot be read; nothing of it is kept but why. */
    public void refuse(Drop drop, Rejection why) {
        throw new UnsupportedOperationException();
    }

    /**
     * A person lets a held drop pass: it is read again, and the brake does not hold it.
     *
     * @return false when it is not held, or a newer drop of the partner is being read
     */
    public boolean release(UUID drop, String who) {
        throw new UnsupportedOperationException();
    }

    /** A person refuses a held drop; false when it is not held. */
    public boolean refuseHeld(UUID drop, String who, String reason) {
        throw new UnsupportedOperationException();
    }
}
