package uk.hailsham.hub.mappings.indexfeed;

import java.util.List;
import uk.hailsham.hub.mappings.pupil.Findings;

/** What a record says of an entry, by the names of the columns, whatever form the feed has. */
interface EntryText {
    /** More pieces than that no entry has. */
    int MOST_PIECES = 50;

    /** Without blanks around it; null when nothing is said. */
    String raw(String column);

    /**
     * The pieces of a column that holds several, each with as many parts as there are names; a piece that has no such
     * form is left out and told to the findings. A part is never null.
     */
    List<String[]> pieces(String column, List<String> parts, Findings findings);
}
