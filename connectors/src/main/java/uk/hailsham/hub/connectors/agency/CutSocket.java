package uk.hailsham.hub.connectors.agency;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import javax.net.SocketFactory;

/**
 * The one connection of a mail, which can be cut from outside: a server that says a letter at a time, each just in time,
 * would hold it for ever.
 */
final class CutSocket extends SocketFactory {
    private Socket made;
    private boolean cut;

    @Override
    public synchronized Socket createSocket() throws IOException {
        if (cut) {
            throw new IOException("the time was over before the server was reached");
        }
        made = new Socket();
        // A mail ends with a dot of its own, which would wait for the acknowledgement of what went before.
        made.setTcpNoDelay(true);
        return made;
    }

    synchronized void cut() throws IOException {
        cut = true;
        if (made != null) {
            made.close();
        }
    }

    @Override
    public Socket createSocket(String host, int port) {
        throw unasked();
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress local, int localPort) {
        throw unasked();
    }

    @Override
    public Socket createSocket(InetAddress host, int port) {
        throw unasked();
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) {
        throw unasked();
    }

    private static UnsupportedOperationException unasked() {
        return new UnsupportedOperationException("the mail library connects by itself, with its own time limit");
    }
}
