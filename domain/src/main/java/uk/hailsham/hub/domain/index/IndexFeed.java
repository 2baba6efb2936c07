package uk.hailsham.hub.domain.index;

import java.time.Instant;
import java.util.Iterator;

/** An index feed being read, header first; {@code next} throws DropRefused when the rest cannot be read. */
public interface IndexFeed extends Iterator<IndexRow>, AutoCloseable {
    Header header();

    /**
     * @return the trailer's counts; null when the feed has none
     * @throws IllegalStateException before the last row was read
     */
    Trailer trailer();

    @Override
    void close();

    /**
     * @param sequence rises by one from feed to feed; a gap holds the feed
     * @param full true when the feed claims to hold every entry
     */
    record Header(String feedId, long sequence, Instant at, boolean full) {}

    /** What the sender counted. */
    record Trailer(int upserts, int deletions) {}
}
