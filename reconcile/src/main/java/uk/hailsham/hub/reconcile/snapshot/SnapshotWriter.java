package uk.hailsham.hub.reconcile.snapshot;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.IntBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Writes arrays one after the other; the file has its name only when all is written. */
public final class SnapshotWriter implements Closeable {
    static final ByteOrder ORDER = ByteOrder.LITTLE_ENDIAN;
    static final int HEAD = 8;
    private static final int CHUNK = 1 << 20;

    private final Path file;
    private final Path unfinished;
    private final FileChannel channel;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(CHUNK).order(ORDER);

    public SnapshotWriter(Path file) throws IOException {
        this.file = file;
        this.unfinished = file.resolveSibling(file.getFileName() + ".part");
        this.channel = FileChannel.open(
                unfinished, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE);
    }

    public void number(long number) throws IOException {
        begin(Long.BYTES);
        room(Long.BYTES).putLong(number);
        end(Long.BYTES);
    }

    public void text(String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        bytes(bytes, bytes.length);
    }

    public void bytes(byte[] bytes, int length) throws IOException {
        bytes(ByteBuffer.wrap(bytes), length);
    }

    public void bytes(ByteBuffer bytes, int length) throws IOException {
        begin(length);
        for (int i = 0, some; i < length; i += some) {
            some = Math.min(length - i, room(1).remaining());
            buffer.put(buffer.position(), bytes, i, some).position(buffer.position() + some);
        }
        end(length);
    }

    public void ints(int[] ints, int length) throws IOException {
        ints(IntBuffer.wrap(ints), length);
    }

    public void ints(IntBuffer ints, int length) throws IOException {
        begin((long) length * Integer.BYTES);
        for (int i = 0, some; i < length; i += some) {
            some = Math.min(length - i, room(Integer.BYTES).remaining() / Integer.BYTES);
            buffer.asIntBuffer().put(0, ints, i, some);
            buffer.position(buffer.position() + some * Integer.BYTES);
        }
        end((long) length * Integer.BYTES);
    }

    public void longs(long[] longs, int length) throws IOException {
        begin((long) length * Long.BYTES);
        for (int i = 0; i < length; i++) {
            room(Long.BYTES).putLong(longs[i]);
        }
        end((long) length * Long.BYTES);
    }

    public void floats(float[] floats) throws IOException {
        begin((long) floats.length * Float.BYTES);
        for (float number : floats) {
            room(Float.BYTES).putFloat(number);
        }
        end((long) floats.length * Float.BYTES);
    }

    private void begin(long length) throws IOException {
        room(HEAD).putLong(length);
    }

    /** Every section begins at a multiple of eight bytes. */
    private void end(long length) throws IOException {
        for (long i = length; i % HEAD != 0; i++) {
            room(1).put((byte) 0);
        }
    }

    private ByteBuffer room(int bytes) throws IOException {
        if (buffer.remaining() < bytes) {
            flush();
        }
        return buffer;
    }

    private void flush() throws IOException {
        buffer.flip();
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
        buffer.clear();
    }

    /** All is written; without this the file does not get its name. */
    public void finish() throws IOException {
        flush();
        channel.force(true);
        channel.close();
        Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public void close() throws IOException {
        channel.close();
        Files.deleteIfExists(unfinished);
    }
}
