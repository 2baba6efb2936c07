package uk.hailsham.hub.connectors.agency;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;

/**
 * The minimal lower layer protocol: a message between a vertical tab and a file separator with a carriage return. The
 * library's own reader takes a message of any size, in any time.
 */
final class MllpFrames {
    private static final int START = 0x0B;
    private static final int END = 0x1C;
    private static final int AFTER_END = '\r';

    private MllpFrames() {}

    static void write(OutputStream out, byte[] message) throws IOException {
        ByteArrayOutputStream frame = new ByteArrayOutputStream(message.length + 3);
        frame.write(START);
        frame.writeBytes(message);
        frame.write(END);
        frame.write(AFTER_END);
        out.write(frame.toByteArray());
        out.flush();
    }

    /** What happens as soon as the first byte of a message is there: from then on it must not take long. */
    @FunctionalInterface
    interface Begun {
        void begun() throws IOException;
    }

    /**
     * Empty when the other side has ended between two messages.
     *
     * @param in buffered
     * @param largest in bytes
     * @throws IOException when it is no frame, or too large
     */
    static Optional<byte[]> read(InputStream in, int largest, Begun begun) throws IOException {
        int first = in.read();
        if (first < 0) {
            return Optional.empty();
        }
        begun.begun();
        while (first == '\r' || first == '\n') {
            first = in.read();
        }
        if (first < 0) {
            return Optional.empty();
        }
        if (first != START) {
            throw new IOException("expected the beginning of a message, found something else");
        }
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        for (int next = read(in); next != END; next = read(in)) {
            if (message.size() == largest) {
                throw new IOException("expected a message of " + largest + " bytes at most");
            }
            message.write(next);
        }
        if (read(in) != AFTER_END) {
            throw new IOException("expected the end of a message, found something else");
        }
        return Optional.of(message.toByteArray());
    }

    private static int read(InputStream in) throws IOException {
        int next = in.read();
        if (next < 0) {
            throw new EOFException("the other side ended within a message");
        }
        return next;
    }
}
