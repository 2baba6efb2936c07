package uk.hailsham.hub.town.standin;

import java.io.IOException;
import java.net.InetAddress;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.subethamail.smtp.server.SMTPServer;

/**
 * A real SMTP server that stands before the mailboxes of made-up agencies, plain and so for this machine only; each mailbox
 * lies as it is told.
 */
public final class LyingMail implements AutoCloseable {
    private final Map<String, MailLie> lies = new ConcurrentHashMap<>();
    private final Set<String> known = ConcurrentHashMap.newKeySet();
    private final MailAgencies mailboxes;
    private final SMTPServer server;
    private volatile CountDownLatch turned = new CountDownLatch(1);

    private LyingMail(MailAgencies mailboxes) {
        this.mailboxes = mailboxes;
        server = SMTPServer.port(0)
                .bindAddress(InetAddress.getLoopbackAddress())
                .hostName("mail.agency.example")
                .messageHandlerFactory(context -> new LyingReception(this, context))
                .build();
        server.start();
    }

    /** Whoever is to hear lies hands mail in at {@link #port}; what has come lies in the mailboxes, whatever was said about it. */
    public static LyingMail before(MailAgencies mailboxes) {
        return new LyingMail(mailboxes);
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

    void deliver(String mailbox, byte[] mail) {
        mailboxes.deliver(mailbox, mail);
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

    /** The mailboxes behind stay as they are. */
    @Override
    public void close() {
        turned.countDown();
        server.stop();
    }
}
