package uk.hailsham.hub.mappings.xml;

import java.util.ArrayList;
import java.util.List;

/**
 * A small piece of XML in memory: local names and texts; attributes and namespaces are left out. An absent child is an
 * element without text and children, so that a path may be walked without asking at each step.
 */
public final class XmlElement {
    private static final XmlElement ABSENT = new XmlElement("");

    private final String name;
    private final StringBuilder text = new StringBuilder(0);
    private List<XmlElement> children = List.of();
    private boolean cut;

    XmlElement(String name) {
        this.name = name;
    }

    public String name() {
        return name;
    }

    /** True when the whole was larger than its reader allowed, and what is here is only its beginning. */
    public boolean cut() {
        return cut;
    }

    /** The element's own text without blanks around it; null when it has none. */
    public String text() {
        String stripped = text.toString().strip();
        return stripped.isEmpty() ? null : stripped;
    }

    /** The text of the first child so named that has any; null when there is none. */
    public String text(String child) {
        for (XmlElement each : children) {
            if (each.name.equals(child) && each.text() != null) {
                return each.text();
            }
        }
        return null;
    }

    /** The first child so named; an absent one is empty, never null. */
    public XmlElement child(String child) {
        for (XmlElement each : children) {
            if (each.name.equals(child)) {
                return each;
            }
        }
        return ABSENT;
    }

    public List<XmlElement> children(String child) {
        return children.stream().filter(each -> each.name.equals(child)).toList();
    }

    public List<XmlElement> children() {
        return List.copyOf(children);
    }

    public boolean isEmpty() {
        return children.isEmpty() && text() == null;
    }

    void add(XmlElement child) {
        if (children.isEmpty()) {
            children = new ArrayList<>(4);
        }
        children.add(child);
    }

    void append(String more) {
        text.append(more);
    }

    void markCut() {
        cut = true;
    }
}
