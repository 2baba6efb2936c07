package uk.hailsham.hub.mappings.indexfeed;

import java.util.List;
import java.util.NoSuchElementException;
import uk.hailsham.hub.domain.index.IndexFeed;
import uk.hailsham.hub.domain.index.IndexRow;
import uk.hailsham.hub.domain.intake.Rejection;
import uk.hailsham.hub.domain.intake.Row;

/** A feed being read, record by record; what the records look like is its form's business. */
abstract class StreamedFeed implements IndexFeed {
    private final String file;
    private final Header header;
    private IndexRow next;
    private Trailer trailer;
    private boolean trailerSeen;
    private boolean ended;
    private int rows;

    StreamedFeed(String file, Header header) {
        this.file = file;
        this.header = header;
    }

    /**
     * Reads one record more, and tells it to {@link #found} or {@link #foundTrailer}.
     *
     * @return false when there is none
     */
    abstract boolean step();

    /** Where the row that is now being read stands. */
    final Row.At nextRow() {
        return new Row.At(file, ++rows);
    }

    final void found(IndexRow row) {
        next = row;
    }

    final void foundTrailer(Trailer counts) {
        trailerSeen = true;
        trailer = counts;
    }

    final boolean trailerSeen() {
        return trailerSeen;
    }

    /** @param number whose entry it is, as far as it tells */
    static IndexRow unsound(Row.At at, String code, String expected, String found, String number) {
        Rejection why =
                new Rejection(at.file(), at.row(), "record", code, Rejection.Effect.ROW_REJECTED, expected, found);
        return new IndexRow.Unsound(at, List.of(why), number);
    }

    @Override
    public final Header header() {
        return header;
    }

    @Override
    public final boolean hasNext() {
        while (next == null && !ended) {
            ended = !step();
        }
        return next != null;
    }

    @Override
    public final IndexRow next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        IndexRow row = next;
        next = null;
        return row;
    }

    @Override
    public final Trailer trailer() {
        if (!ended) {
            throw new IllegalStateException("the trailer is known only after the last row");
        }
        return trailer;
    }
}
