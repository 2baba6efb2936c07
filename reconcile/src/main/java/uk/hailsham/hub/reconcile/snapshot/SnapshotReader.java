package uk.hailsham.hub.reconcile.snapshot;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Maps what a {@link SnapshotWriter} wrote, in the same order. Changes stay in memory, the file is as it was. */
public final class SnapshotReader implements Closeable {
    /** As much as one buffer can map. */
    private static final long WINDOW = 1L << 30;

    private static final long HEADROOM = 4096;

    private final FileChannel channel;
    private ByteBuffer window;
    private long windowAt;
    private long at;

    public SnapshotReader(Path file) throws IOException {
        // A private mapping wants a channel that may write, though it never does.
        channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
        slide(0);
    }

    private void slide(long from) throws IOException {
        windowAt = from;
        window = channel.map(MapMode.PRIVATE, from, Math.min(2 * WINDOW - HEADROOM, channel.size() - from))
                .order(SnapshotWriter.ORDER);
    }

    /** The next section, mapped. */
    public ByteBuffer bytes() throws IOException {
        if (at + SnapshotWriter.HEAD > channel.size()) {
            throw new IOException("expected more in the snapshot, found its end");
        }
        long length = head();
        if (length < 0 || length > 2 * WINDOW - 2 * HEADROOM || at + SnapshotWriter.HEAD + length > channel.size()) {
            throw new IOException("expected a section of the snapshot, found something else at byte " + at);
        }
        if (at + SnapshotWriter.HEAD + length > windowAt + window.capacity()) {
            slide(at);
        }
        int from = (int) (at - windowAt) + SnapshotWriter.HEAD;
        at += SnapshotWriter.HEAD + (length + SnapshotWriter.HEAD - 1) / SnapshotWriter.HEAD * SnapshotWriter.HEAD;
        return window.slice(from, (int) length).order(SnapshotWriter.ORDER);
    }

    private long head() throws IOException {
        if (at + SnapshotWriter.HEAD > windowAt + window.capacity()) {
            slide(at);
        }
        return window.getLong((int) (at - windowAt));
    }

    public long number() throws IOException {
        return bytes().getLong();
    }

    public String text() throws IOException {
        return StandardCharsets.UTF_8.decode(bytes()).toString();
    }

    public IntBuffer ints() throws IOException {
        return bytes().asIntBuffer();
    }

    /** Copied to the heap, as are the following. */
    public int[] intArray() throws IOException {
        IntBuffer ints = ints();
        int[] array = new int[ints.capacity()];
        ints.get(array);
        return array;
    }

    public long[] longArray() throws IOException {
        LongBuffer longs = bytes().asLongBuffer();
        long[] array = new long[longs.capacity()];
        longs.get(array);
        return array;
    }

    public float[] floatArray() throws IOException {
        FloatBuffer floats = bytes().asFloatBuffer();
        float[] array = new float[floats.capacity()];
        floats.get(array);
        return array;
    }

    public byte[] byteArray() throws IOException {
        ByteBuffer bytes = bytes();
        byte[] array = new byte[bytes.capacity()];
        bytes.get(array);
        return array;
    }

    /** What is mapped stays mapped. */
    @Override
    public void close() throws IOException {
        channel.close();
    }
}
