package uk.hailsham.hub.reconcile.pack;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.IntBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import uk.hailsham.hub.reconcile.snapshot.SnapshotReader;
import uk.hailsham.hub.reconcile.snapshot.SnapshotWriter;

/** A fixed number of rows and the ids of their records, in memory or in a mapped file. */
final class Page {
    static final int ROWS_SHIFT = 14;
    static final int ROWS = 1 << ROWS_SHIFT;

    private static final long SEED = 0x9E3779B97F4A7C15L;

    private final int stride;
    private final IntBuffer rows;
    private final IntBuffer idEnds;
    private ByteBuffer ids;
    private int size;

    Page(int stride) {
        this(stride, IntBuffer.allocate(ROWS * stride), IntBuffer.allocate(ROWS), ByteBuffer.allocate(ROWS * 8), 0);
    }

    Page(int stride, IntBuffer rows, IntBuffer idEnds, ByteBuffer ids, int size) {
        this.stride = stride;
        this.rows = rows;
        this.idEnds = idEnds;
        this.ids = ids;
        this.size = size;
    }

    int size() {
        return size;
    }

    boolean isFull() {
        return size == ROWS;
    }

    int idsLength() {
        return size == 0 ? 0 : idEnds.get(size - 1);
    }

    void add(int[] row, byte[] id, int from, int length) {
        int begin = idsLength();
        if (begin + length > ids.capacity()) {
            ids = ByteBuffer.wrap(Arrays.copyOf(ids.array(), Math.max(begin + length, ids.capacity() * 2)));
        }
        ids.put(begin, id, from, length);
        idEnds.put(size, begin + length);
        rows.put(size * stride, row, 0, stride);
        size++;
    }

    void read(int row, int[] into) {
        rows.get(row * stride, into, 0, stride);
    }

    int value(int row, int slot) {
        return rows.get(row * stride + slot);
    }

    void value(int row, int slot, int value) {
        rows.put(row * stride + slot, value);
    }

    String id(int row) {
        return new String(idBytes(row), StandardCharsets.UTF_8);
    }

    byte[] idBytes(int row) {
        int from = row == 0 ? 0 : idEnds.get(row - 1);
        byte[] id = new byte[idEnds.get(row) - from];
        ids.get(from, id);
        return id;
    }

    boolean hasId(int row, byte[] id) {
        int from = row == 0 ? 0 : idEnds.get(row - 1);
        if (idEnds.get(row) - from != id.length) {
            return false;
        }
        for (int i = 0; i < id.length; i++) {
            if (ids.get(from + i) != id[i]) {
                return false;
            }
        }
        return true;
    }

    /** A number that depends on the id alone, for an order that no order of rows changes. */
    long idHash(int row) {
        long hash = SEED;
        for (int i = row == 0 ? 0 : idEnds.get(row - 1); i < idEnds.get(row); i++) {
            hash = hash(hash, ids.get(i));
        }
        return hash;
    }

    static long hash(byte[] id) {
        long hash = SEED;
        for (byte each : id) {
            hash = hash(hash, each);
        }
        return hash;
    }

    private static long hash(long hash, byte next) {
        long mixed = (hash ^ next) * 0xBF58476D1CE4E5B9L;
        return mixed ^ mixed >>> 31;
    }

    /** Only pages in memory do. */
    boolean canGrow() {
        return !isFull() && ids.hasArray();
    }

    void save(SnapshotWriter out) throws IOException {
        out.number(size);
        out.ints(rows, size * stride);
        out.ints(idEnds, size);
        out.bytes(ids, idsLength());
    }

    static Page open(SnapshotReader in, int stride) throws IOException {
        int size = (int) in.number();
        return new Page(stride, in.ints(), in.ints(), in.bytes(), size);
    }
}
