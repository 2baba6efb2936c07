package uk.hailsham.hub.mappings.indexfeed;

import java.io.IOException;
import java.io.UncheckedIOException;
import uk.hailsham.hub.domain.code.CodeLists;
import uk.hailsham.hub.domain.index.IndexFeed;
import uk.hailsham.hub.domain.index.IndexFeedFormat;
import uk.hailsham.hub.domain.intake.DropContent;
import uk.hailsham.hub.mappings.xml.XmlInput;

/** The XML form of the feed, version 1, as {@code docs/index-feed-1.xsd} lays it down. */
public final class IndexXmlFeed implements IndexFeedFormat {
    @Override
    public String name() {
        return "index-xml";
    }

    @Override
    public IndexFeed open(DropContent.Part part, CodeLists codes) {
        XmlInput input = open(part);
        try {
            return XmlIndexFeed.begin(part.name(), input, codes);
        } catch (RuntimeException e) {
            input.close();
            throw e;
        }
    }

    private static XmlInput open(DropContent.Part part) {
        try {
            return XmlInput.open(part.name(), part.open());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
