package uk.hailsham.hub.mappings.indexfeed;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import uk.hailsham.hub.mappings.pupil.Findings;
import uk.hailsham.hub.mappings.xml.XmlElement;

/** An entry as an XML element says it: an element for a column, and in it, where there may be several, one for a piece. */
record XmlEntryText(XmlElement entry) implements EntryText {
    @Override
    public String raw(String column) {
        return entry.text(column);
    }

    @Override
    public List<String[]> pieces(String column, List<String> parts, Findings findings) {
        List<String[]> pieces = new ArrayList<>();
        List<XmlElement> said = entry.child(column).children();
        for (XmlElement piece : said.subList(0, Math.min(said.size(), MOST_PIECES))) {
            if (piece.text(parts.get(0)) == null) {
                findings.add(column, "wrong-form", "the elements " + String.join(", ", parts), null);
            } else {
                pieces.add(parts.stream()
                        .map(part -> Objects.requireNonNullElse(piece.text(part), ""))
                        .toArray(String[]::new));
            }
        }
        return pieces;
    }
}
