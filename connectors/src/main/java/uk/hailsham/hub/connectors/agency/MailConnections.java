package uk.hailsham.hub.connectors.agency;

import jakarta.mail.MessagingException;
import java.time.Duration;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.TimeUnit;

/**
 * Connections to the mail server on which a mail has gone well, kept for a few seconds: signing in costs more than a mail.
 * Each serves one mail at a time.
 */
final class MailConnections implements AutoCloseable {
    private static final long KEPT_NANOS = Duration.ofSeconds(5).toNanos();

    private final Deque<Idle> idle = new ConcurrentLinkedDeque<>();

    private record Idle(MailTransport transport, long since) {}

    /** One that the server still answers on; null when there is none. */
    MailTransport kept() {
        Idle next = idle.pollFirst();
        while (next != null) {
            if (System.nanoTime() - next.since < KEPT_NANOS && next.transport.isConnected()) {
                return next.transport;
            }
            close(next.transport);
            next = idle.pollFirst();
        }
        return null;
    }

    /** For the next mail, unless none comes soon: no server shall keep a line open for nothing. */
    void keep(MailTransport transport) {
        idle.addFirst(new Idle(transport, System.nanoTime()));
        CompletableFuture.delayedExecutor(KEPT_NANOS, TimeUnit.NANOSECONDS).execute(this::closeOld);
    }

    private void closeOld() {
        Idle last = idle.pollLast();
        while (last != null && System.nanoTime() - last.since >= KEPT_NANOS) {
            close(last.transport);
            last = idle.pollLast();
        }
        if (last != null) {
            idle.addLast(last);
        }
    }

    static void close(MailTransport transport) {
        try {
            transport.close();
        } catch (MessagingException e) {
            // The server has gone first; there is nothing left to say goodbye to.
            return;
        }
    }

    @Override
    public void close() {
        for (Idle each = idle.pollFirst(); each != null; each = idle.pollFirst()) {
            close(each.transport);
        }
    }
}
