package uk.hailsham.hub.mappings.agencyform;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/**
 * One tagged content control (ECMA-376-1, 17.5.2). Filled, it keeps its tag and the look of its first words, shows the
 * value and can be changed no more; a gap is shown as the control's placeholder, so that its value is still empty.
 */
final class DocxControl {
    private static final String WORD = DocxTemplate.WORD;
    private static final String WORD_2010 = "http://schemas.microsoft.com/office/word/2010/wordml";
    private static final String TICKED = "\u2612";
    private static final String OPEN = "\u2610";
    private static final String QUIET = "5A626A";

    private final Element control;
    private final Element properties;
    private final Element content;
    private final String name;

    private DocxControl(Element control, Element properties, Element content, String name) {
        this.control = control;
        this.properties = properties;
        this.content = content;
        this.name = name;
    }

    static Optional<DocxControl> of(Element control) {
        Optional<Element> properties = child(control, "sdtPr");
        Optional<Element> content = child(control, "sdtContent");
        return properties
                .flatMap(pr -> child(pr, "tag"))
                .map(tag -> tag.getAttributeNS(WORD, "val"))
                .filter(tag -> !tag.isBlank() && content.isPresent())
                .map(tag -> new DocxControl(control, properties.get(), content.get(), tag));
    }

    String name() {
        return name;
    }

    void fill(Filling filling) {
        boolean tick = Filling.isTick(name);
        String value = tick ? (filling.ticked(name) ? TICKED : OPEN) : filling.text(name);
        // Bound to a hidden part, Word would show that part's text instead.
        remove("dataBinding");
        remove("lock");
        remove("showingPlcHdr");
        insert("lock").setAttributeNS(WORD, "w:val", "sdtContentLocked");
        if (value.isEmpty()) {
            insert("showingPlcHdr");
        }
        if (tick) {
            setWordsOwnTick(filling.ticked(name));
        }
        show(value.isEmpty() ? Filling.GAP : value, value.isEmpty());
    }

    private void remove(String child) {
        child(properties, child).ifPresent(properties::removeChild);
    }

    /** After the tag: the schema leaves the order of most of these to the writer. */
    private Element insert(String child) {
        Element inserted = create(child);
        Node tag = child(properties, "tag").orElseThrow();
        properties.insertBefore(inserted, tag.getNextSibling());
        return inserted;
    }

    private void setWordsOwnTick(boolean ticked) {
        NodeList states = properties.getElementsByTagNameNS(WORD_2010, "checked");
        for (int at = 0; at < states.getLength(); at++) {
            ((Element) states.item(at)).setAttributeNS(WORD_2010, "w14:val", ticked ? "1" : "0");
        }
    }

    private void show(String text, boolean quiet) {
        Element run = onlyRun();
        Optional<Element> look = child(run, "rPr");
        while (run.getLastChild() != null) {
            run.removeChild(run.getLastChild());
        }
        look.map(given -> look(given, quiet)).ifPresent(run::appendChild);
        String[] lines = Normalizer.normalize(text, Normalizer.Form.NFC).split("\\R", -1);
        for (int at = 0; at < lines.length; at++) {
            if (at > 0) {
                run.appendChild(create("br"));
            }
            Element shown = create("t");
            shown.setAttributeNS("http://www.w3.org/XML/1998/namespace", "xml:space", "preserve");
            shown.setTextContent(writable(lines[at]));
            run.appendChild(shown);
        }
    }

    /** The words a template shows where nothing was filled are grey; a value is not. */
    private Element look(Element given, boolean quiet) {
        child(given, "rStyle")
                .filter(style -> style.getAttributeNS(WORD, "val").contains("Placeholder"))
                .ifPresent(given::removeChild);
        if (quiet) {
            child(given, "color").ifPresent(given::removeChild);
            Element colour = create("color");
            colour.setAttributeNS(WORD, "w:val", QUIET);
            given.insertBefore(
                    colour, child(given, "sz").or(() -> child(given, "szCs")).orElse(null));
        }
        return given;
    }

    /** The first run of the content, with everything beside it gone but what holds it. */
    private Element onlyRun() {
        NodeList runs = content.getElementsByTagNameNS(WORD, "r");
        Element run = runs.getLength() > 0 ? (Element) runs.item(0) : newRun();
        for (Node inside = run; inside != content; inside = inside.getParentNode()) {
            for (Node other : siblings(inside)) {
                if (!isLook(other)) {
                    other.getParentNode().removeChild(other);
                }
            }
        }
        return run;
    }

    private Element newRun() {
        Element run = create("r");
        NodeList paragraphs = content.getElementsByTagNameNS(WORD, "p");
        (paragraphs.getLength() > 0 ? paragraphs.item(0) : content).appendChild(run);
        return run;
    }

    private static List<Node> siblings(Node node) {
        List<Node> siblings = new ArrayList<>();
        for (Node one = node.getParentNode().getFirstChild(); one != null; one = one.getNextSibling()) {
            if (one != node) {
                siblings.add(one);
            }
        }
        return siblings;
    }

    /** Properties of paragraphs, cells and runs. */
    private static boolean isLook(Node node) {
        return node.getLocalName() != null && node.getLocalName().endsWith("Pr");
    }

    /** XML 1.0 has no place for other control characters, not even escaped. */
    private static String writable(String line) {
        return line.replaceAll("[\\p{Cntrl}&&[^\t]]", " ").replaceAll("[\uFFFE\uFFFF]", "\uFFFD");
    }

    private Element create(String local) {
        return control.getOwnerDocument().createElementNS(WORD, "w:" + local);
    }

    private static Optional<Element> child(Element parent, String local) {
        for (Node one = parent.getFirstChild(); one != null; one = one.getNextSibling()) {
            if (local.equals(one.getLocalName()) && WORD.equals(one.getNamespaceURI())) {
                return Optional.of((Element) one);
            }
        }
        return Optional.empty();
    }
}
