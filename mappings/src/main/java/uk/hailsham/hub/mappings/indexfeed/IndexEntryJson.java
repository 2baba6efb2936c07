package uk.hailsham.hub.mappings.indexfeed;

import java.util.Map;
import uk.hailsham.hub.domain.child.Identifiers;
import uk.hailsham.hub.domain.index.IndexEntry;
import uk.hailsham.hub.mappings.child.Documents;

/** An index entry as the document {@code index-entry-1}. */
public final class IndexEntryJson {
    private static final Documents<IndexEntry> DOCUMENTS =
            new Documents<>("index-entry-1", IndexEntry.class, Map.of("identifiers", Identifiers.NONE));

    private IndexEntryJson() {}

    /** On one line. */
    public static String write(IndexEntry entry) {
        return DOCUMENTS.write(entry);
    }

    /** @throws IllegalArgumentException when the text is no such document; the message quotes nothing of it */
    public static IndexEntry read(String document) {
        return DOCUMENTS.read(document);
    }
}
