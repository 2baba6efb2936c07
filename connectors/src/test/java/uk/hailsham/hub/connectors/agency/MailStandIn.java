package uk.hailsham.hub.connectors.agency;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.subethamail.smtp.MessageContext;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.server.SMTPServer;
import org.subethamail.smtp.server.Session;

/** A real SMTP server of an agency, with or without STARTTLS, and with the answers that real ones give. */
final class MailStandIn implements AutoCloseable {
    /** What it answers. */
    enum Mood {
        FRIENDLY,
        NO_SUCH_MAILBOX,
        MAILBOX_BUSY,
        SENDER_REFUSED,
        REFUSES_THE_CONTENT,
        BUSY_AT_THE_END,
        SILENT_AT_THE_END,
        SILENT_BEFORE_DATA
    }

    volatile Mood mood = Mood.FRIENDLY;
    final List<byte[]> mails = new CopyOnWriteArrayList<>();
    final List<Boolean> overTls = new CopyOnWriteArrayList<>();
    /** Of each mail the connection it came on. */
    final List<String> connections = new CopyOnWriteArrayList<>();

    private final List<Session> sessions = new CopyOnWriteArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final SMTPServer server;

    /** @param tls null for a server without STARTTLS */
    MailStandIn(SSLContext tls) throws IOException {
        SMTPServer.Builder builder = SMTPServer.port(0)
                .bindAddress(InetAddress.getLoopbackAddress())
                .hostName("mail.agency.example")
                .messageHandlerFactory(Receiving::new);
        server = (tls == null ? builder : builder.enableTLS().startTlsSocketFactory(tls)).build();
        server.start();
    }

    int port() {
        return server.getPortAllocated();
    }

    /** Ends every connection without a word, as a server does that has waited long enough. */
    void hangUp() throws IOException {
        for (Session session : sessions) {
            session.getSocket().close();
        }
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop();
    }

    /** Makes a key and its certificate for {@code host} with the JDK's own tool, and writes the certificate as PEM. */
    static SSLContext certified(Path folder, String host) throws Exception {
        Path store = folder.resolve(host + ".p12");
        String name = host.matches("[0-9.]+") ? "ip:" + host : "dns:" + host;
        tool("-genkeypair", "-alias", "mail", "-keyalg", "EC", "-dname", "CN=" + host, "-ext", "san=" + name, store);
        tool(
                "-exportcert",
                "-rfc",
                "-alias",
                "mail",
                "-file",
                folder.resolve(host + ".pem").toString(),
                store);
        return context(store);
    }

    private static SSLContext context(Path store) throws IOException, GeneralSecurityException {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, "changeit".toCharArray());
        }
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(keys, "changeit".toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(factory.getKeyManagers(), null, null);
        return context;
    }

    private static void tool(Object... arguments) throws Exception {
        List<String> command = new java.util.ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        for (int at = 0; at < arguments.length - 1; at++) {
            command.add(String.valueOf(arguments[at]));
        }
        command.addAll(List.of("-keystore", String.valueOf(arguments[arguments.length - 1]), "-storepass", "changeit"));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes());
        if (!process.waitFor(120, TimeUnit.SECONDS) || process.exitValue() != 0) {
            throw new IllegalStateException("keytool: " + said);
        }
    }

    private final class Receiving implements MessageHandler {
        private final MessageContext context;

        Receiving(MessageContext context) {
            this.context = context;
        }

        @Override
        public void from(String from) throws RejectException {
            refuse(Mood.SENDER_REFUSED, 553);
        }

        @Override
        public void recipient(String recipient) throws RejectException {
            refuse(Mood.NO_SUCH_MAILBOX, 550);
            refuse(Mood.MAILBOX_BUSY, 450);
            hangIf(Mood.SILENT_BEFORE_DATA);
        }

        @Override
        public String data(InputStream data) throws RejectException, IOException {
            byte[] mail = data.readAllBytes();
            refuse(Mood.REFUSES_THE_CONTENT, 554);
            refuse(Mood.BUSY_AT_THE_END, 452);
            mails.add(mail);
            sessions.add((Session) context);
            connections.add(String.valueOf(context.getRemoteAddress()));
            overTls.add(((Session) context).isTLSStarted());
            hangIf(Mood.SILENT_AT_THE_END);
            return null;
        }

        @Override
        public void done() {}

        /** Repeats what it was told, as servers do. */
        private void refuse(Mood when, int code) throws RejectException {
            if (mood == when) {
                throw new RejectException(code, "not for Zuzanna");
            }
        }

        private void hangIf(Mood when) {
            if (mood == when) {
                try {
                    closed.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
        }
    }
}
