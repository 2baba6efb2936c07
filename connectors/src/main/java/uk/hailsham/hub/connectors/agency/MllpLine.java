package uk.hailsham.hub.connectors.agency;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import uk.hailsham.hub.domain.agency.Endpoint;

/** One connection to a server, for one message. It can be cut from outside, whatever it waits for. */
final class MllpLine implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(MllpLine.class);
    private static final int LARGEST_ANSWER = 256 * 1024;

    private final Endpoint.Hl7 server;
    private final SSLContext tls;
    private final Socket wire = new Socket();
    private Socket socket = wire;
    private InputStream in;
    private volatile boolean said;

    /** @param tls null for a plain line */
    MllpLine(Endpoint.Hl7 server, SSLContext tls) {
        this.server = server;
        this.tls = tls;
    }

    void open(Duration patience) throws IOException {
        // Neither the end of a handshake nor a message waits for the acknowledgement of what went before.
        wire.setTcpNoDelay(true);
        wire.connect(new InetSocketAddress(server.host(), server.port()), millis(patience.dividedBy(3)));
        wire.setSoTimeout(millis(patience));
        if (tls != null) {
            SSLSocket secured =
                    (SSLSocket) tls.getSocketFactory().createSocket(wire, server.host(), server.port(), true);
            SSLParameters parameters = secured.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            secured.setSSLParameters(parameters);
            socket = secured;
            secured.startHandshake();
        }
        in = new BufferedInputStream(socket.getInputStream());
    }

    void say(byte[] message) throws IOException {
        said = true;
        MllpFrames.write(socket.getOutputStream(), message);
    }

    /** Whether the server may have a message. */
    boolean said() {
        return said;
    }

    /** Empty when the server hangs up instead. */
    Optional<byte[]> hear() throws IOException {
        return MllpFrames.read(in, LARGEST_ANSWER, () -> {});
    }

    /** Empty when nothing begins within that time, or it is no message: what has been heard before counts all the same. */
    Optional<byte[]> hearMore(Duration wait) {
        try {
            socket.setSoTimeout(millis(wait));
            return hear();
        } catch (SocketTimeoutException e) {
            return Optional.empty();
        } catch (IOException e) {
            LOG.debug("after an answer no other one: {}", e.getClass().getSimpleName());
            return Optional.empty();
        }
    }

    /** That an answer was heard; whether the server still listens changes nothing. */
    void sayIfHeard(List<byte[]> receipts) {
        try {
            for (byte[] receipt : receipts) {
                MllpFrames.write(socket.getOutputStream(), receipt);
            }
        } catch (IOException e) {
            LOG.debug("a receipt was not heard: {}", e.getClass().getSimpleName());
        }
    }

    private static int millis(Duration time) {
        return Math.toIntExact(Math.max(1, time.toMillis()));
    }

    /** The wire itself: to end TLS politely might wait for a server that does not read. */
    @Override
    public void close() {
        try {
            wire.close();
        } catch (IOException e) {
            LOG.debug("a line did not close: {}", e.getClass().getSimpleName());
        }
    }
}
