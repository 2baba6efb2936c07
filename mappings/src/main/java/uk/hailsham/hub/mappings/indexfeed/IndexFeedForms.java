package uk.hailsham.hub.mappings.indexfeed;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import uk.hailsham.hub.domain.code.CodeLists;
import uk.hailsham.hub.domain.index.IndexFeed;
import uk.hailsham.hub.domain.index.IndexFeedFormat;
import uk.hailsham.hub.domain.intake.DropContent;

/** Every form of the feed: a file says by its first character which it is, whatever its name. */
public final class IndexFeedForms implements IndexFeedFormat {
    /** A byte order mark and some blanks may stand before the first bracket. */
    private static final int LOOKED_AT = 64;

    private final IndexFeedFormat csv = new IndexCsvFeed();
    private final IndexFeedFormat xml = new IndexXmlFeed();

    @Override
    public String name() {
        return "index";
    }

    @Override
    public IndexFeed open(DropContent.Part part, CodeLists codes) {
        return (beginsWithABracket(part) ? xml : csv).open(part, codes);
    }

    /** No CSV feed begins so: its first character is H. In UTF-16 a zero stands beside it. */
    private static boolean beginsWithABracket(DropContent.Part part) {
        try (InputStream bytes = part.open()) {
            for (byte each : bytes.readNBytes(LOOKED_AT)) {
                if (each > ' ') {
                    return each == '<';
                }
            }
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
