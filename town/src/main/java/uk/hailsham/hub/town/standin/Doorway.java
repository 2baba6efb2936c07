package uk.hailsham.hub.town.standin;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;

/** Stands before a server on this machine and carries bytes both ways, or no longer. */
public final class Doorway implements AutoCloseable {
    private static final int CHUNK = 32 * 1024;

    private final ServerSocket door;
    private final int behind;
    private final BooleanSupplier silent;
    private final Set<Visit> visits = ConcurrentHashMap.newKeySet();
    private volatile boolean shut;

    /** Through which everything is carried while it is not shut. @param behind port of the server */
    public Doorway(int behind) throws IOException {
        this(behind, () -> false);
    }

    /**
     * @param behind port of the server
     * @param silent while true, what anybody says is swallowed
     */
    Doorway(int behind, BooleanSupplier silent) throws IOException {
        this.behind = behind;
        this.silent = silent;
        this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        start("doorway", this::welcome);
    }

    private record Visit(Socket guest, Socket host) implements Closeable {
        @Override
        public void close() throws IOException {
            guest.close();
            host.close();
        }
    }

    public int port() {
        return door.getLocalPort();
    }

    private void welcome() throws IOException {
        while (!door.isClosed()) {
            Socket guest = door.accept();
            if (shut) {
                guest.close();
                continue;
            }
            Visit visit = new Visit(guest, new Socket(InetAddress.getLoopbackAddress(), behind));
            visits.add(visit);
            start("doorway in", () -> carry(visit, visit.guest(), visit.host()));
            start("doorway out", () -> carry(visit, visit.host(), visit.guest()));
        }
    }

    private void carry(Visit visit, Socket from, Socket to) throws IOException {
        try (visit) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] bytes = new byte[CHUNK];
            for (int read = in.read(bytes); read >= 0; read = in.read(bytes)) {
                if (!silent.getAsBoolean()) {
                    out.write(bytes, 0, read);
                }
            }
        } finally {
            visits.remove(visit);
        }
    }

    /** Whoever comes is put out, until it is open again. */
    public void shut(boolean now) throws IOException {
        shut = now;
        if (now) {
            cut();
        }
    }

    /** Nothing more is said to anybody who is here; they may go on talking. */
    void halfClose() throws IOException {
        for (Visit visit : visits) {
            visit.guest().shutdownOutput();
        }
    }

    /** Whoever is here is put out. */
    void cut() throws IOException {
        for (Visit visit : visits) {
            visit.close();
        }
    }

    @FunctionalInterface
    private interface Work {
        void run() throws IOException;
    }

    /** A connection that breaks is what this is for. */
    private static void start(String name, Work work) {
        Thread thread = new Thread(
                () -> {
                    try {
                        work.run();
                    } catch (IOException e) {
                        Thread.currentThread().interrupt();
                    }
                },
                name);
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        door.close();
        cut();
    }
}
