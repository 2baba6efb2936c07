package uk.hailsham.hub.routes.recognise;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Ids of records, of a whole town perhaps: two numbers each, for as many objects would fill the memory. */
final class RecordIds extends AbstractList<UUID> {
    private long[] halves = new long[32];
    private int size;

    @Override
    public boolean add(UUID id) {
        if (2 * size == halves.length) {
            halves = Arrays.copyOf(halves, 2 * (size + size / 2));
        }
        halves[2 * size] = id.getMostSignificantBits();
        halves[2 * size++ + 1] = id.getLeastSignificantBits();
        return true;
    }

    @Override
    public UUID get(int i) {
        if (i < 0 || i >= size) {
            throw new IndexOutOfBoundsException(i);
        }
        return new UUID(halves[2 * i], halves[2 * i + 1]);
    }

    /** So many at a time. */
    Stream<List<UUID>> slices(int most) {
        return IntStream.iterate(0, from -> from < size, from -> from + most)
                .mapToObj(from -> subList(from, Math.min(from + most, size)));
    }

    @Override
    public int size() {
        return size;
    }
}
