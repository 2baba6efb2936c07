package uk.hailsham.hub.mappings.indexfeed;

import java.util.Set;
import uk.hailsham.hub.domain.code.CodeLists;
import uk.hailsham.hub.domain.index.IndexRow;
import uk.hailsham.hub.domain.intake.Row;
import uk.hailsham.hub.mappings.xml.Extent;
import uk.hailsham.hub.mappings.xml.XmlElement;
import uk.hailsham.hub.mappings.xml.XmlInput;

/** A feed as XML: header, then {@code entry} and {@code gone}, then the trailer. */
final class XmlIndexFeed extends StreamedFeed {
    /** Some hundred times what an entry has. */
    private static final Extent RECORD = new Extent(2_000, 64 * 1024, Set.of());

    private final XmlInput input;
    private final IndexMapping mapping;

    private XmlIndexFeed(String file, XmlInput input, Header header, IndexMapping mapping) {
        super(file, header);
        this.input = input;
        this.mapping = mapping;
    }

    static XmlIndexFeed begin(String file, XmlInput input, CodeLists codes) {
        String root = input.root();
        if (!root.equals("indexFeed")) {
            throw input.refused("missing-header", "a root element indexFeed", root);
        }
        return new XmlIndexFeed(file, input, header(input), new IndexMapping(codes));
    }

    private static Header header(XmlInput input) {
        if (!input.nextChild() || !input.name().equals("header")) {
            throw input.refused("missing-header", "a first element header", null);
        }
        XmlElement header = input.element(RECORD);
        return new FeedFrame(input::refused)
                .header(
                        header.text("feedId"),
                        header.text("sequence"),
                        header.text("at"),
                        header.text("kind"),
                        header.text("version"));
    }

    @Override
    boolean step() {
        if (!input.nextChild()) {
            input.end();
            return false;
        }
        if (trailerSeen()) {
            throw input.refused("after-trailer", "no record after the trailer", null);
        }
        String type = input.name();
        XmlElement record = input.element(RECORD);
        if (type.equals("trailer")) {
            foundTrailer(FeedFrame.trailer(record.text("entries"), record.text("gone")));
        } else {
            found(row(type, record, nextRow()));
        }
        return true;
    }

    private IndexRow row(String type, XmlElement record, Row.At at) {
        String number = record.text("indexNumber");
        if (record.cut()) {
            return unsound(at, "too-large", "a record of at most 64 K characters", null, number);
        }
        if (type.equals("entry")) {
            return mapping.upsert(at, new XmlEntryText(record));
        }
        if (type.equals("gone") && number != null) {
            return new IndexRow.Deletion(at, number);
        }
        String expected = "entry, gone with an indexNumber, or trailer at the end";
        return unsound(at, "unknown-record", expected, type, number);
    }

    @Override
    public void close() {
        input.close();
    }
}
