package uk.hailsham.hub.town.standin;

import ca.uhn.hl7v2.HL7Exception;
import ca.uhn.hl7v2.llp.LLPException;
import ca.uhn.hl7v2.llp.MinLowerLayerProtocol;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLServerSocket;

/**
 * One patient system for all made-up agencies that have HL7, told apart by the facility a message is meant for. It reads with
 * HAPI's models and HAPI's own framing, strictly, and answers in the mode that a message asks for.
 */
public final class MllpAgencies implements AutoCloseable {
    private final ServerSocket server;
    private final ExecutorService threads = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "stand-in hl7");
        thread.setDaemon(true);
        return thread;
    });
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final Map<String, Map<String, Er7Referral>> desks = new ConcurrentHashMap<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile MllpLie lie = MllpLie.NONE;
    private volatile String status = "";
    private volatile MllpClerk clerk;

    private MllpAgencies(ServerSocket server) {
        this.server = server;
        threads.execute(this::admit);
    }

    /** @param port 0 for any */
    public static MllpAgencies start(int port) throws IOException {
        return new MllpAgencies(new ServerSocket(port, 50, InetAddress.getLoopbackAddress()));
    }

    /** A system that shows one identity and asks for the other. */
    public static MllpAgencies start(int port, MadeIdentity own, MadeIdentity client)
            throws IOException, GeneralSecurityException {
        SSLServerSocket server = (SSLServerSocket) own.serving(client)
                .getServerSocketFactory()
                .createServerSocket(port, 50, InetAddress.getLoopbackAddress());
        server.setNeedClientAuth(true);
        return new MllpAgencies(server);
    }

    public int port() {
        return server.getLocalPort();
    }

    public void lie(MllpLie how) {
        lie = how;
    }

    /** From now on it answers a referral at once, by RRI. @param status of table 0283; empty text for not so */
    public void answersAtOnce(String status) {
        this.status = status;
    }

    /** Somebody sits there and decides by himself, some time after a referral has come. @param door the hub's port */
    public void staff(Duration takes, int door) {
        clerk = new MllpClerk(takes, door);
    }

    /** Ids of the messages a facility has kept, in the order in which they came. */
    public List<String> received(String facility) {
        Map<String, Er7Referral> desk = desk(facility);
        synchronized (desk) {
            return List.copyOf(desk.keySet());
        }
    }

    /** The messages themselves, with a line for each segment. */
    public List<String> texts(String facility) {
        Map<String, Er7Referral> desk = desk(facility);
        synchronized (desk) {
            return desk.values().stream()
                    .map(one -> one.text().replace('\r', '\n'))
                    .toList();
        }
    }

    private Map<String, Er7Referral> desk(String facility) {
        return desks.computeIfAbsent(facility, one -> new LinkedHashMap<>());
    }

    private void admit() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                socket.setTcpNoDelay(true);
                open.add(socket);
                threads.execute(() -> serve(socket));
            } catch (IOException e) {
                if (!server.isClosed()) {
                    throw new IllegalStateException(e);
                }
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            MinLowerLayerProtocol protocol = new MinLowerLayerProtocol();
            var reader = protocol.getReader(socket.getInputStream());
            for (String message = reader.getMessage(); message != null; message = reader.getMessage()) {
                answer(socket, message);
            }
        } catch (IOException | LLPException e) {
            // Whoever hangs up has had enough.
            return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            open.remove(socket);
        }
    }

    private void answer(Socket socket, String text) throws IOException, InterruptedException {
        Er7Referral referral;
        try {
            referral = Er7Referral.of(text);
        } catch (HL7Exception e) {
            say(socket.getOutputStream(), new Er7Texts("PAS", "", Clock.systemDefaultZone()).ack("AR", "", "100"));
            return;
        }
        Er7Texts words = new Er7Texts(referral.application(), referral.facility(), Clock.systemDefaultZone());
        if (!MllpLying.instead(lie, socket, words, referral)) {
            take(referral);
            if (!MllpLying.after(lie, socket, words, referral, closed)) {
                honest(socket.getOutputStream(), words, referral);
            }
        }
    }

    /** The same message again changes nothing. */
    private void take(Er7Referral referral) {
        Map<String, Er7Referral> desk = desk(referral.facility());
        boolean isNew;
        synchronized (desk) {
            isNew = desk.putIfAbsent(referral.id(), referral) == null;
        }
        if (isNew) {
            Optional.ofNullable(clerk).filter(one -> lie == MllpLie.NONE).ifPresent(one -> one.take(referral));
        }
    }

    private void honest(OutputStream out, Er7Texts words, Er7Referral referral) throws IOException {
        if (referral.enhanced()) {
            say(out, words.ack("CA", referral.id(), ""));
        }
        say(
                out,
                status.isEmpty()
                        ? words.ack("AA", referral.id(), "")
                        : words.referral(
                                Er7Texts.id(),
                                referral.id(),
                                referral.recipient(),
                                status,
                                status.equals("R") ? "40" : "",
                                "NE|NE"));
    }

    static void say(OutputStream out, String message) throws IOException {
        out.write(("\u000b" + message + "\u001c\r").getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    @Override
    public void close() throws IOException {
        closed.countDown();
        Optional.ofNullable(clerk).ifPresent(MllpClerk::close);
        server.close();
        for (Socket socket : open) {
            socket.close();
        }
        threads.shutdownNow();
    }
}
