package uk.hailsham.hub.reconcile.csv;

import java.util.List;

/** Takes the rows of a file as text, in order. */
@FunctionalInterface
public interface TextRows {
    /**
     * @param line of the file, from 1, on which the row begins
     * @param cells trimmed, as many as there are headings
     */
    void row(long line, List<String> cells);
}
