package uk.hailsham.hub.town.standin;

import java.io.IOException;
import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.subethamail.smtp.server.SMTPServer;

/** A real SMTP server for made-up agencies, plain and so for this machine only; each mailbox lies as it is told. */
public final class LyingMail implements AutoCloseable {
    private final Map<String, MailLie> lies = new ConcurrentHashMap<>();
    private final Set<String> known = ConcurrentHashMap.newKeySet();
    private final List<Arrival> arrivals = new CopyOnWriteArrayList<>();
    private final List<Bounce> bounces = new CopyOnWriteArrayList<>();
    private final SMTPServer server;
    private volatile CountDownLatch turned = new CountDownLatch(1);

    private LyingMail() {
        server = SMTPServer.port(0)
                .bindAddress(InetAddress.getLoopbackAddress())
                .hostName("mail.agency.example")
                .messageHandlerFactory(context -> new LyingReception(this, context))
                .build();
        server.start();
    }

    /** A mail that has come to a mailbox, whatever was said about it. */
    public record Arrival(String mailbox, String messageId) {}

    /** What a bounced mail's sender is sent: a delivery-status mail (RFC 3464). */
    public record Bounce(String to, byte[] mail) {}

    public static LyingMail start() {
        return new LyingMail();
    }

    /** The mailbox lies so from now on; what hangs is given up. */
    public void tell(String mailbox, MailLie lie) {
        lies.put(mailbox, lie);
        CountDownLatch before = turned;
        turned = new CountDownLatch(1);
        before.countDown();
    }

    MailLie lie(String mailbox) {
        return lies.getOrDefault(mailbox, MailLie.NONE);
    }

    /** True when that sender has tried that mailbox before. */
    boolean knows(String sender, String mailbox) {
        return !known.add(sender + " " + mailbox);
    }

    void arrived(Arrival arrival) {
        arrivals.add(arrival);
    }

    void bounced(Bounce bounce) {
        bounces.add(bounce);
    }

    void hang() throws IOException {
        try {
            turned.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    public int port() {
        return server.getPortAllocated();
    }

    /** Message-IDs of everything that has come to a mailbox, one for each arrival. */
    public List<String> arrived(String mailbox) {
        return arrivals.stream()
                .filter(arrival -> arrival.mailbox().equals(mailbox))
                .map(Arrival::messageId)
                .toList();
    }

    /** Delivery-status mails that were sent, oldest first. */
    public List<Bounce> bounces() {
        return List.copyOf(bounces);
    }

    @Override
    public void close() {
        turned.countDown();
        server.stop();
    }
}
