package uk.hailsham.hub.app.bench;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Mails given to a server over connections that stay open, by the protocol's client and nothing else. */
record RawMails(int port) {
    /**
     * A connection for each mailbox, all at once.
     *
     * @return seconds
     */
    double send(List<String> mailboxes, int count, String body) throws IOException, InterruptedException {
        ExecutorService workers = Executors.newFixedThreadPool(mailboxes.size());
        try {
            long begun = System.nanoTime();
            List<Future<?>> all = new ArrayList<>();
            for (String mailbox : mailboxes) {
                all.add(workers.submit(() -> {
                    send(mailbox, count / mailboxes.size(), body);
                    return null;
                }));
            }
            for (Future<?> one : all) {
                one.get();
            }
            return (System.nanoTime() - begun) / 1e9;
        } catch (ExecutionException e) {
            throw new IOException("a raw mail failed", e.getCause());
        } finally {
            workers.shutdownNow();
        }
    }

    private void send(String mailbox, int count, String body) throws MessagingException {
        Session session = Session.getInstance(new Properties());
        try (Transport transport = session.getTransport("smtp")) {
            transport.connect("127.0.0.1", port, null, null);
            for (int i = 0; i < count; i++) {
                MimeMessage mail = new MimeMessage(session);
                mail.setFrom(new InternetAddress("bench@hub.example"));
                mail.setRecipient(jakarta.mail.Message.RecipientType.TO, new InternetAddress(mailbox));
                mail.setSubject("Referral");
                mail.setText(body);
                mail.saveChanges();
                transport.sendMessage(mail, mail.getAllRecipients());
            }
        }
    }
}
