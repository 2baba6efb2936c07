package uk.hailsham.hub.reconcile.pack;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Which word the cells of one column became that were met last: most columns have few values, or one value in many rows one
 * after the other, and need not be folded and looked up each time. Belongs to one thread.
 */
final class Memo {
    static final int UNKNOWN = -1;

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int LONGEST = 3 * Long.BYTES;
    private static final int PLACES = 1 << 12;

    /** By place the cell's bytes in three numbers; then its length and its word. */
    private final long[] cells = new long[PLACES * 4];

    private long first;
    private long second;
    private long third;
    private int place;

    /** The word of this cell, or {@link #UNKNOWN}; then {@link #keep} may be told it. */
    int find(byte[] buffer, int from, int to) {
        int length = to - from;
        place = -1;
        if (length > LONGEST || from + LONGEST > buffer.length) {
            return UNKNOWN;
        }
        first = part(buffer, from, length);
        second = part(buffer, from + Long.BYTES, length - Long.BYTES);
        third = part(buffer, from + 2 * Long.BYTES, length - 2 * Long.BYTES);
        long mixed = (first * 31 + second) * 0x9E3779B97F4A7C15L + third;
        mixed = (mixed ^ mixed >>> 32) * 0x9E3779B97F4A7C15L;
        place = (int) (mixed >>> 52) * 4;
        boolean known = cells[place] == first
                && cells[place + 1] == second
                && cells[place + 2] == third
                && cells[place + 3] >>> Integer.SIZE == length;
        return known ? (int) cells[place + 3] : UNKNOWN;
    }

    private static long part(byte[] buffer, int from, int length) {
        if (length <= 0) {
            return 0;
        }
        long part = (long) LONGS.get(buffer, from);
        return length >= Long.BYTES ? part : part & (1L << length * Byte.SIZE) - 1;
    }

    /** The word of the cell that was not found. */
    void keep(int length, int word) {
        if (place >= 0) {
            cells[place] = first;
            cells[place + 1] = second;
            cells[place + 2] = third;
            cells[place + 3] = (long) length << Integer.SIZE | word;
        }
    }
}
