package uk.hailsham.hub.mappings.sims;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * In which row each pupil of a file stands last: found in a first pass, so that the second can let a pupil go as soon as
 * the last row is read. Holds 12 bytes a pupil, in an open-addressing table of digests.
 */
final class LastRows {
    private static final int FIRST_CAPACITY = 1 << 12;
    private long[] digests = new long[FIRST_CAPACITY];
    private int[] rows = new int[FIRST_CAPACITY];
    private int size;
    private final MessageDigest sha256;

    LastRows() {
        try {
            sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** @param row from 1 */
    void put(String pupil, int row) {
        if (2 * size >= digests.length) {
            grow();
        }
        long digest = digest(pupil);
        int slot = slot(digest);
        size += rows[slot] == 0 ? 1 : 0;
        digests[slot] = digest;
        rows[slot] = row;
    }

    int of(String pupil) {
        return rows[slot(digest(pupil))];
    }

    private int slot(long digest) {
        int slot = (int) (digest & digests.length - 1);
        while (rows[slot] != 0 && digests[slot] != digest) {
            slot = slot + 1 & digests.length - 1;
        }
        return slot;
    }

    private void grow() {
        long[] oldDigests = digests;
        int[] oldRows = rows;
        digests = new long[2 * oldDigests.length];
        rows = new int[2 * oldRows.length];
        for (int i = 0; i < oldRows.length; i++) {
            if (oldRows[i] != 0) {
                int slot = slot(oldDigests[i]);
                digests[slot] = oldDigests[i];
                rows[slot] = oldRows[i];
            }
        }
    }

    private long digest(String pupil) {
        return ByteBuffer.wrap(sha256.digest(pupil.getBytes(StandardCharsets.UTF_8)))
                .getLong();
    }
}
