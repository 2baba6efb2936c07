package uk.hailsham.hub.reconcile.pack;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import uk.hailsham.hub.reconcile.snapshot.SnapshotReader;
import uk.hailsham.hub.reconcile.snapshot.SnapshotWriter;

/** Distinct words, each with a number from 1; 0 is no word. One thread may add while none looks. */
public class Vocabulary {
    /** A word's hash in the upper half, its number in the lower: most words are told apart without a second look. */
    private long[] table = new long[1 << 10];

    private int[] ends = new int[512];
    private byte[] pool = new byte[1 << 12];
    private int size = 1;

    /** One more than the greatest number given. */
    public int size() {
        return size;
    }

    public int add(byte[] word, int from, int length) {
        if (length == 0) {
            return 0;
        }
        int hash = hash(word, from, length);
        int slot = slot(hash, word, from, length);
        return table[slot] != 0 ? (int) table[slot] : append(hash, slot, word, from, length);
    }

    public int add(String word) {
        byte[] bytes = word.getBytes(StandardCharsets.ISO_8859_1);
        return add(bytes, 0, bytes.length);
    }

    /** 0 when it is not known. */
    public int find(byte[] word, int from, int length) {
        return length == 0 ? 0 : (int) table[slot(hash(word, from, length), word, from, length)];
    }

    private int slot(int hash, byte[] word, int from, int length) {
        int mask = table.length - 1;
        int slot = hash & mask;
        for (long entry = table[slot]; entry != 0; entry = table[slot]) {
            if ((int) (entry >>> 32) == hash && is((int) entry, word, from, length)) {
                return slot;
            }
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private boolean is(int number, byte[] word, int from, int length) {
        return Arrays.equals(pool, ends[number - 1], ends[number], word, from, from + length);
    }

    private int append(int hash, int slot, byte[] word, int from, int length) {
        if (size == ends.length) {
            ends = Arrays.copyOf(ends, size * 2);
        }
        int end = ends[size - 1] + length;
        if (end > pool.length) {
            pool = Arrays.copyOf(pool, Math.max(end, (int) Math.min(pool.length * 2L, Integer.MAX_VALUE - 8)));
        }
        System.arraycopy(word, from, pool, ends[size - 1], length);
        ends[size] = end;
        table[slot] = (long) hash << 32 | size;
        if (++size * 2 > table.length) {
            widen();
        }
        return size - 1;
    }

    private void widen() {
        long[] old = table;
        table = new long[old.length * 2];
        int mask = table.length - 1;
        for (long entry : old) {
            if (entry != 0) {
                int slot = (int) (entry >>> 32) & mask;
                while (table[slot] != 0) {
                    slot = (slot + 1) & mask;
                }
                table[slot] = entry;
            }
        }
    }

    private static int hash(byte[] word, int from, int length) {
        long hash = length;
        for (int i = from; i < from + length; i++) {
            hash = (hash ^ word[i]) * 0x9E3779B97F4A7C15L;
        }
        return (int) (hash >>> 32);
    }

    /** All words lie in one pool, each from {@link #from} on; it must not be changed. */
    public byte[] pool() {
        return pool;
    }

    public int from(int number) {
        return number == 0 ? 0 : ends[number - 1];
    }

    public int length(int number) {
        return number == 0 ? 0 : ends[number] - ends[number - 1];
    }

    public byte first(int number) {
        return pool[ends[number - 1]];
    }

    public String word(int number) {
        return new String(pool, from(number), length(number), StandardCharsets.ISO_8859_1);
    }

    /** Adds every word of another vocabulary; gives its numbers here. */
    int[] addAll(Vocabulary other) {
        int[] numbers = new int[other.size];
        for (int i = 1; i < other.size; i++) {
            numbers[i] = add(other.pool, other.from(i), other.length(i));
        }
        return numbers;
    }

    void save(SnapshotWriter out) throws IOException {
        out.number(size);
        out.longs(table, table.length);
        out.ints(ends, size);
        out.bytes(pool, ends[size - 1]);
    }

    static Vocabulary open(SnapshotReader in) throws IOException {
        Vocabulary opened = new Vocabulary();
        opened.size = (int) in.number();
        opened.table = in.longArray();
        opened.ends = in.intArray();
        opened.pool = in.byteArray();
        return opened;
    }
}
