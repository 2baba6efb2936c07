package uk.hailsham.hub.connectors.ground;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.ThreadLocalRandom;

/** Ports of this machine's loopback. */
public final class Ports {
    /**
     * Below those that the system gives to whoever calls out or asks for any (Linux from 32768, others from 49152): one of
     * these may be taken by anybody between being found free and being listened on.
     */
    private static final int FIRST = 20_000;

    private static final int AFTER_LAST = 32_768;
    private static final int TRIES = 100;
    private static final int ANSWER_MILLIS = 500;

    private Ports() {}

    /** A port for a server that must be known before it listens. */
    public static int free() {
        for (int attempt = 1; ; attempt++) {
            int port = ThreadLocalRandom.current().nextInt(FIRST, AFTER_LAST);
            try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (IOException e) {
                if (attempt == TRIES) {
                    throw new UncheckedIOException("expected a free port from 20000 to 32767, found none", e);
                }
            }
        }
    }

    /** Whether somebody listens there. */
    public static boolean answers(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), ANSWER_MILLIS);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
