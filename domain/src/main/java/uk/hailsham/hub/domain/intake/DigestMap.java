package uk.hailsham.hub.domain.intake;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import uk.hailsham.hub.domain.identifier.Sha256;

/**
 * Remembers a number for each of very many texts in 16 bytes apiece, whatever their length: an open-addressing table of
 * 64 bits of their SHA-256. Two of a million texts collide once in tens of millions of files. Not safe for several threads.
 */
public final class DigestMap {
    private static final int FIRST_CAPACITY = 1 << 10;
    private long[] digests = new long[FIRST_CAPACITY];
    private long[] values = new long[FIRST_CAPACITY];
    private final MessageDigest sha256 = Sha256.begun();
    private int size;

    /**
     * @param value not 0
     * @return the value before, or 0
     */
    public long put(String text, long value) {
        if (4L * size >= 3L * digests.length) {
            grow();
        }
        long digest = digest(text);
        int slot = slot(digest);
        long before = values[slot];
        size += before == 0 ? 1 : 0;
        digests[slot] = digest;
        values[slot] = value;
        return before;
    }

    /** 0 when nothing was put. */
    public long get(String text) {
        return values[slot(digest(text))];
    }

    /** 64 bits of the text's SHA-256; never 0. */
    public long digest(String text) {
        long bits = ByteBuffer.wrap(sha256.digest(text.getBytes(StandardCharsets.UTF_8)))
                .getLong();
        return bits == 0 ? 1 : bits;
    }

    private int slot(long digest) {
        int slot = (int) (digest & digests.length - 1);
        while (values[slot] != 0 && digests[slot] != digest) {
            slot = slot + 1 & digests.length - 1;
        }
        return slot;
    }

    private void grow() {
        long[] oldDigests = digests;
        long[] oldValues = values;
        digests = new long[2 * oldDigests.length];
        values = new long[2 * oldValues.length];
        for (int i = 0; i < oldValues.length; i++) {
            if (oldValues[i] != 0) {
                int slot = slot(oldDigests[i]);
                digests[slot] = oldDigests[i];
                values[slot] = oldValues[i];
            }
        }
    }
}
