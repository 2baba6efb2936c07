package uk.hailsham.hub.reconcile.key;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.IntBuffer;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import uk.hailsham.hub.reconcile.snapshot.SnapshotReader;
import uk.hailsham.hub.reconcile.snapshot.SnapshotWriter;

/**
 * Which records have which number: the number's upper bits choose a bucket, its lowest eight tell apart what shares it.
 * Records lie in order within a bucket, so that neither threads nor the order of building show.
 */
final class Postings {
    /** Some four records to a bucket: the starts of more buckets would take more room than the records. */
    private static final int SHARING = 2;

    private final int bits;
    private final IntBuffer starts;
    private final IntBuffer records;
    private final ByteBuffer tags;

    Postings(int bits, IntBuffer starts, IntBuffer records, ByteBuffer tags) {
        this.bits = bits;
        this.starts = starts;
        this.records = records;
        this.tags = tags;
    }

    /** @param pairs in ascending order of records */
    static Postings of(KeyPairs pairs) {
        int size = pairs.size();
        int bits = Math.max(4, Math.min(24, 32 - Integer.numberOfLeadingZeros(size) - SHARING));
        int[] starts = new int[(1 << bits) + 1];
        for (int i = 0; i < size; i++) {
            starts[(pairs.number(i) >>> -bits) + 1]++;
        }
        for (int bucket = 1; bucket < starts.length; bucket++) {
            starts[bucket] += starts[bucket - 1];
        }
        int[] sorted = new int[size];
        byte[] tags = new byte[size];
        for (int i = 0; i < size; i++) {
            int place = starts[pairs.number(i) >>> -bits]++;
            sorted[place] = pairs.record(i);
            tags[place] = (byte) pairs.number(i);
        }
        System.arraycopy(starts, 0, starts, 1, starts.length - 1);
        starts[0] = 0;
        return new Postings(bits, IntBuffer.wrap(starts), IntBuffer.wrap(sorted), ByteBuffer.wrap(tags));
    }

    int from(int number) {
        return starts.get(number >>> -bits);
    }

    int to(int number) {
        return starts.get((number >>> -bits) + 1);
    }

    /** Reads what {@link #from} will want: it is there when it does, if others are asked first. */
    int aheadOfStart(int number) {
        return starts.get(number >>> -bits);
    }

    /** Reads what {@link #take} will want first. */
    int aheadOfRecords(int number) {
        int from = from(number);
        return from < tags.capacity() ? tags.get(from) + records.get(from) : 0;
    }

    boolean has(int place, int number) {
        return tags.get(place) == (byte) number;
    }

    /** Gives the records that have this number, or one that looks like it. */
    void take(int from, int to, int number, Found found) {
        for (int place = from; place < to; place++) {
            if (has(place, number)) {
                found.add(records.get(place));
            }
        }
    }

    /** What of a number is looked at: its bucket and its tag. */
    int looks(int number) {
        return number >>> -bits << Byte.SIZE | number & 0xff;
    }

    /** What numbers look like that more records have than this. */
    Set<Integer> common(int most) {
        Set<Integer> common = new HashSet<>();
        int[] counts = new int[1 << Byte.SIZE];
        for (int bucket = 0; bucket < starts.capacity() - 1; bucket++) {
            int from = starts.get(bucket);
            int to = starts.get(bucket + 1);
            if (to - from > most) {
                Arrays.fill(counts, 0);
                for (int place = from; place < to; place++) {
                    if (++counts[tags.get(place) & 0xff] == most + 1) {
                        common.add(bucket << Byte.SIZE | tags.get(place) & 0xff);
                    }
                }
            }
        }
        return common;
    }

    /** How many records have this number, or one that looks like it. */
    int count(int number) {
        int count = 0;
        int to = to(number);
        for (int place = from(number); place < to; place++) {
            count += has(place, number) ? 1 : 0;
        }
        return count;
    }

    void save(SnapshotWriter out) throws IOException {
        out.number(bits);
        out.ints(starts, starts.capacity());
        out.ints(records, records.capacity());
        out.bytes(tags, tags.capacity());
    }

    static Postings open(SnapshotReader in) throws IOException {
        return new Postings((int) in.number(), in.ints(), in.ints(), in.bytes());
    }
}
