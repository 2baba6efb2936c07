package uk.hailsham.hub.connectors.agency;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The door at which agencies' systems bring HL7 messages. Each shows a certificate that its agency's block holds; without
 * TLS the door is open to this machine alone.
 */
public final class MllpDoor implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(MllpDoor.class);

    private final ServerSocket server;
    private final MllpEntrance entrance;
    private final Limits limits;
    private final Hearing hearing;
    private final ExecutorService rooms;
    private final ScheduledExecutorService watch;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();

    private MllpDoor(ServerSocket server, MllpEntrance entrance, Limits limits, Hearing hearing) {
        this.server = server;
        this.entrance = entrance;
        this.limits = limits;
        this.hearing = hearing;
        this.rooms = new ThreadPoolExecutor(
                0, limits.connections(), 30, TimeUnit.SECONDS, new SynchronousQueue<>(), daemon());
        this.watch = Executors.newSingleThreadScheduledExecutor(daemon());
    }

    private static ThreadFactory daemon() {
        return work -> {
            Thread thread = new Thread(work, "hl7-door");
            thread.setDaemon(true);
            return thread;
        };
    }

    /** Hears a message. */
    @FunctionalInterface
    public interface Hearing {
        /**
         * @param callers agencies of which one may be speaking
         * @return what is said in return; empty to hang up
         */
        Optional<List<byte[]>> hear(Set<String> callers, byte[] message);
    }

    /**
     * @param connections at once
     * @param largest of a message, in bytes
     * @param idle how long a connection may be silent between two messages
     * @param greeting how long somebody may take to show who it is, and to say one message
     */
    public record Limits(int connections, int largest, Duration idle, Duration greeting) {
        public static final Limits USUAL = new Limits(32, 1 << 20, Duration.ofMinutes(10), Duration.ofSeconds(15));
    }

    /** @param port 0 for any @throws IOException when the port is somebody else's; the message names it */
    public static MllpDoor open(InetAddress address, int port, MllpEntrance entrance, Limits limits, Hearing hearing)
            throws IOException {
        if (entrance.plain() && !address.isLoopbackAddress()) {
            throw new IOException("expected TLS at the HL7 door for others than this machine, found none");
        }
        ServerSocket server;
        try {
            server = new ServerSocket(port, limits.connections(), address);
        } catch (IOException e) {
            throw new IOException("expected port " + port + " to be free for the HL7 door, found it taken", e);
        }
        MllpDoor door = new MllpDoor(server, entrance, limits, hearing);
        daemon().newThread(door::admit).start();
        return door;
    }

    public int port() {
        return server.getLocalPort();
    }

    private void admit() {
        while (!server.isClosed()) {
            try {
                Socket wire = server.accept();
                wire.setTcpNoDelay(true);
                admit(wire);
            } catch (IOException e) {
                if (!server.isClosed()) {
                    LOG.warn(
                            "the HL7 door: somebody could not come in: {}",
                            e.getClass().getSimpleName());
                }
            }
        }
    }

    private void admit(Socket wire) throws IOException {
        open.add(wire);
        try {
            rooms.execute(() -> serve(wire));
        } catch (RejectedExecutionException e) {
            LOG.warn("the HL7 door: more than {} connections: one was hung up on", limits.connections());
            leave(wire);
        }
    }

    private void serve(Socket wire) {
        try (wire) {
            wire.setSoTimeout(Math.toIntExact(limits.idle().toMillis()));
            MllpEntrance.Guest guest = within(wire, () -> entrance.enter(wire));
            converse(wire, guest);
        } catch (IOException e) {
            LOG.info("the HL7 door: a connection ended: {}", e.getClass().getSimpleName());
        } catch (RuntimeException e) {
            LOG.warn("the HL7 door: a message could not be put down and will come again: {}", e.toString());
        } finally {
            open.remove(wire);
        }
    }

    private void converse(Socket wire, MllpEntrance.Guest guest) throws IOException {
        InputStream in = new BufferedInputStream(guest.socket().getInputStream());
        Optional<byte[]> message = hear(wire, in);
        while (message.isPresent()) {
            Optional<List<byte[]>> answers = hearing.hear(guest.agencies(), message.get());
            if (answers.isEmpty()) {
                return;
            }
            within(wire, () -> {
                for (byte[] answer : answers.get()) {
                    MllpFrames.write(guest.socket().getOutputStream(), answer);
                }
                return null;
            });
            message = hear(wire, in);
        }
    }

    /** Silent it may be for long; but who has begun must come to an end. */
    private Optional<byte[]> hear(Socket wire, InputStream in) throws IOException {
        ScheduledFuture<?>[] cut = new ScheduledFuture<?>[1];
        try {
            return MllpFrames.read(in, limits.largest(), () -> cut[0] = cutLater(wire));
        } finally {
            if (cut[0] != null) {
                cut[0].cancel(false);
            }
        }
    }

    private <T> T within(Socket wire, Step<T> step) throws IOException {
        ScheduledFuture<?> cut = cutLater(wire);
        try {
            return step.take();
        } finally {
            cut.cancel(false);
        }
    }

    /** A step of a conversation. */
    @FunctionalInterface
    private interface Step<T> {
        T take() throws IOException;
    }

    private ScheduledFuture<?> cutLater(Socket wire) {
        return watch.schedule(() -> leave(wire), limits.greeting().toMillis(), TimeUnit.MILLISECONDS);
    }

    private void leave(Socket wire) {
        open.remove(wire);
        try {
            wire.close();
        } catch (IOException e) {
            LOG.debug("a connection did not close: {}", e.getClass().getSimpleName());
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        open.forEach(this::leave);
        rooms.shutdownNow();
        watch.shutdownNow();
    }
}
