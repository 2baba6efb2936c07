package uk.hailsham.hub.domain.intake;

/**
 * Where each of very many texts was noted last, remembered only for those noted more than once: a Bloom filter tells
 * them apart in a few bits each, so that millions of pupils who stand in a drop once cost next to nothing. Not safe for
 * several threads.
 */
public final class LastPlaces {
    private static final int LEAST_BITS = 1 << 16;
    private static final int MOST_BITS = 1 << 26;
    private static final int BYTES_FOR_A_BIT = 4;

    private final long[] seen;
    private final DigestMap repeated = new DigestMap();

    /** @param bytes how long the text is that all this is read from; the filter is made to its measure */
    public LastPlaces(long bytes) {
        long wanted = Math.max(LEAST_BITS, Math.min(MOST_BITS, bytes / BYTES_FOR_A_BIT));
        seen = new long[(int) (Long.highestOneBit(wanted) / Long.SIZE)];
    }

    /**
     * @param place greater than 0 and than all before
     * @return whether the text was noted before, or, very rarely, only looks so
     */
    public boolean note(String text, long place) {
        boolean before = see(repeated.digest(text));
        if (before) {
            repeated.put(text, place);
        }
        return before;
    }

    /** 0 for a text noted once. */
    public long of(String text) {
        return repeated.get(text);
    }

    private boolean see(long digest) {
        boolean all = true;
        for (int shift = 0; shift < 48; shift += 16) {
            int bit = (int) (digest >>> shift & 0xFFFFFFFFL) & seen.length * Long.SIZE - 1;
            long mask = 1L << bit;
            all &= (seen[bit >>> 6] & mask) != 0;
            seen[bit >>> 6] |= mask;
        }
        return all;
    }
}
