package uk.hailsham.hub.routes.delivery;

import jakarta.jms.JMSException;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import uk.hailsham.hub.connectors.broker.Sending;
import uk.hailsham.hub.connectors.store.Attempts;
import uk.hailsham.hub.connectors.store.Outbox;

/** Carries to the broker what the database says must be there: unsent outbox rows and due attempts. */
public final class Relaying {
    private static final int BATCH = 100;

    /** Every so many rounds all is looked at; in between only whether something new is to go, in one question. */
    private static final int WHOLE = 4;

    private final Outbox outbox;
    private final Attempts attempts;
    private final Sending sending;
    private final Supplier<Map<String, String>> stopped;
    private int round;
    private volatile boolean brokerWasAway;

    /** @param stopped agencies that may not be told now, with the reason */
    public Relaying(Outbox outbox, Attempts attempts, Sending sending, Supplier<Map<String, String>> stopped) {
        this.stopped = stopped;
        this.outbox = outbox;
        this.attempts = attempts;
        this.sending = sending;
    }

    /** Somebody has lost the connection to the broker. */
    public void brokerLost() {
        brokerWasAway = true;
    }

    /** Until nothing is left to send. */
    public void relay() {
        if (brokerWasAway) {
            brokerWasAway = false;
            sayAllAgain();
        }
        if (round++ % WHOLE != 0 && !attempts.anythingToSend()) {
            return;
        }
        Map<String, String> closed = stopped.get();
        int sent;
        do {
            sent = outbox.relay(BATCH, this::send) + attempts.dispatch(BATCH, closed, this::send);
        } while (sent > 0);
    }

    /** A broker that went away may have lost what it had taken; whoever gets it twice does it once all the same. */
    private void sayAllAgain() {
        try {
            outbox.recover();
            attempts.dispatchAgain();
        } catch (RuntimeException e) {
            brokerLost();
            throw e;
        }
    }

    private void send(List<Outbox.Posting> postings) {
        try {
            sending.send(postings.stream()
                    .map(posting -> new Sending.Letter(
                            posting.queue(),
                            posting.body(),
                            posting.queue() + "/" + posting.key() + "/" + posting.sends(),
                            posting.overtakes()))
                    .toList());
        } catch (JMSException e) {
            brokerLost();
            throw new BrokerAway(e);
        }
    }

    /** The broker did not take a batch; its rows stay unsent. */
    static final class BrokerAway extends RuntimeException {
        BrokerAway(JMSException cause) {
            super("the broker did not take a batch", cause);
        }
    }
}
