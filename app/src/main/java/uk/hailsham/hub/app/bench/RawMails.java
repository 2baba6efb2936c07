package uk.hailsham.hub.app.bench;

import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.List;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPTransport;

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
            jakarta.mail.Session words = jakarta.mail.Session.getInstance(new Properties());
            SMTPTransport transport = (SMTPTransport) words.getTransport("smtp");
            Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
            // As the hub's own: the end of a mail does not wait for the acknowledgement of its body.
            socket.setTcpNoDelay(true);
            transport.connect(socket);
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
