package uk.hailsham.hub.routes.node;

import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import uk.hailsham.hub.connectors.database.Leadership;
import uk.hailsham.hub.connectors.store.Attempts;
import uk.hailsham.hub.connectors.store.Outbox;

/** What falls to the leader: to catch up when it has become one, and to end what dead nodes had begun. */
public final class Tending {
    private static final Logger LOG = LoggerFactory.getLogger(Tending.class);

    private final Leadership leadership;
    private final Runnable forget;
    private final Outbox outbox;
    private final Attempts attempts;
    private OptionalLong known;

    /** @param forget what was kept in memory from a time when another node may not have led */
    public Tending(Leadership leadership, Runnable forget, Outbox outbox, Attempts attempts) {
        this.leadership = leadership;
        this.forget = forget;
        this.outbox = outbox;
        this.attempts = attempts;
        this.known = leadership.epoch();
    }

    public void tend() {
        OptionalLong now = leadership.epoch();
        if (now.isEmpty()) {
            return;
        }
        if (!now.equals(known)) {
            forget.run();
            LOG.info("taken over: {} messages to send again", outbox.recover());
            known = now;
        }
        if (leadership.buryTheDead()) {
            Attempts.Recovered found = attempts.recoverOfTheDead();
            if (found.unknown() + found.undispatched() > 0) {
                LOG.info(
                        "of dead nodes: {} deliveries of unknown end are repeated, {} are dispatched again",
                        found.unknown(),
                        found.undispatched());
            }
        }
    }
}
