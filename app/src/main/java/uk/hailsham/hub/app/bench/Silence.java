package uk.hailsham.hub.app.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** A server that takes every connection and never says a word: the way of hanging that costs a caller most. */
final class Silence implements AutoCloseable {
    private static final int MOST_WAITING = 200;
    private final ServerSocket door = new ServerSocket(0, MOST_WAITING, InetAddress.getLoopbackAddress());
    private final Queue<Socket> callers = new ConcurrentLinkedQueue<>();

    Silence() throws IOException {
        Thread porter = new Thread(this::admit, "bench silence");
        porter.setDaemon(true);
        porter.start();
    }

    private void admit() {
        try {
            while (true) {
                callers.add(door.accept());
            }
        } catch (IOException e) {
            // Closed: the bench is over.
            callers.clear();
        }
    }

    int port() {
        return door.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        door.close();
        for (Socket caller : callers) {
            caller.close();
        }
    }
}
