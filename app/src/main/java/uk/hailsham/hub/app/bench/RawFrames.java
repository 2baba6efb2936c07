package uk.hailsham.hub.app.bench;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/**
 * HL7 messages sent in the frames of MLLP over sockets that stay open, each when the one before has been acknowledged.
 *
 * @param tls of the client
 */
record RawFrames(int port, SSLContext tls) {
    private static final int START = 0x0B;
    private static final int END = 0x1C;

    /**
     * A socket for each agency.
     *
     * @param text the message that an agency is sent, again and again
     * @return seconds
     */
    double send(List<String> agencies, int count, Function<String, String> text)
            throws IOException, InterruptedException {
        return Sessions.send(agencies, count, agency -> connect(text.apply(agency)));
    }

    private Sessions.Session connect(String text) throws IOException {
        SSLSocket socket = (SSLSocket) tls.getSocketFactory().createSocket(InetAddress.getLoopbackAddress(), port);
        socket.startHandshake();
        return new Line(socket, new BufferedInputStream(socket.getInputStream()), frame(text));
    }

    private static byte[] frame(String text) {
        ByteArrayOutputStream frame = new ByteArrayOutputStream();
        frame.write(START);
        frame.writeBytes(text.getBytes(StandardCharsets.UTF_8));
        frame.write(END);
        frame.write('\r');
        return frame.toByteArray();
    }

    private record Line(Socket socket, InputStream in, byte[] frame) implements Sessions.Session {
        @Override
        public void send(int number) throws IOException {
            socket.getOutputStream().write(frame);
            socket.getOutputStream().flush();
            String answer = answer();
            if (!answer.contains("\rMSA|AA|")) {
                throw new IOException("expected the HL7 server's AA, found another answer");
            }
        }

        private String answer() throws IOException {
            ByteArrayOutputStream answer = new ByteArrayOutputStream();
            for (int next = in.read(); next != END; next = in.read()) {
                if (next < 0) {
                    throw new IOException("expected the HL7 server's answer, found the line cut");
                }
                answer.write(next);
            }
            in.read();
            return answer.toString(StandardCharsets.UTF_8);
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
