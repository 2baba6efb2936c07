package uk.hailsham.hub.reconcile.csv;

/** Takes the rows of one part of a file, in order. */
@FunctionalInterface
public interface RowSink {
    /** Cell i lies in the buffer from {@code from[i]} up to {@code to[i]}, trimmed; the arrays are used again. */
    void row(byte[] buffer, int[] from, int[] to);
}
