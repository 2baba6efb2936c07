package uk.hailsham.hub.app.bench;

import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Properties;

/** Mails given to a server over connections that stay open, by the protocol's client and nothing else. */
record RawMails(int port) {
    /**
     * A connection for each mailbox.
     *
     * @param mail head and body
     * @return seconds
     */
    double send(List<String> mailboxes, int count, byte[] mail) throws IOException, InterruptedException {
        return Sessions.send(mailboxes, count, mailbox -> connect(mailbox, mail));
    }

    private Sessions.Session connect(String mailbox, byte[] mail) throws IOException {
        try {
            Properties prompt = new Properties();
            prompt.put("mail.smtp.socketFactory", new PromptSockets());
            jakarta.mail.Session words = jakarta.mail.Session.getInstance(prompt);
            Transport transport = words.getTransport("smtp");
            transport.connect("127.0.0.1", port, null, null);
            return new Connection(transport, new MimeMessage(words, new ByteArrayInputStream(mail)), new Address[] {
                new InternetAddress(mailbox)
            });
        } catch (MessagingException e) {
            throw new IOException(e);
        }
    }

    private record Connection(Transport transport, MimeMessage mail, Address[] to) implements Sessions.Session {
        @Override
        public void send(int number) throws IOException {
            try {
                transport.sendMessage(mail, to);
            } catch (MessagingException e) {
                throw new IOException(e);
            }
        }

        @Override
        public void close() throws IOException {
            try {
                transport.close();
            } catch (MessagingException e) {
                throw new IOException(e);
            }
        }
    }
}
