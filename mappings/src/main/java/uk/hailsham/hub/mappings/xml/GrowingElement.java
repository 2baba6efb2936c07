package uk.hailsham.hub.mappings.xml;

import java.util.ArrayDeque;
import java.util.Deque;

/** Collects one element within its extent; what goes beyond is counted away, not kept. */
final class GrowingElement {
    private final Extent extent;
    private final XmlElement top;
    private final Deque<XmlElement> open = new ArrayDeque<>();
    private int elements = 1;
    private int characters;

    GrowingElement(String name, Extent extent) {
        this.extent = extent;
        this.top = new XmlElement(name);
        open.push(top);
    }

    void start(String name) {
        XmlElement element = new XmlElement(name);
        if (++elements > extent.elements()) {
            top.markCut();
        } else {
            open.element().add(element);
        }
        open.push(element);
    }

    void text(String more) {
        characters += more.length();
        if (characters > extent.characters()) {
            top.markCut();
            characters = extent.characters();
        } else {
            open.element().append(more);
        }
    }

    /** @return false when the outermost element has ended */
    boolean end() {
        open.pop();
        return !open.isEmpty();
    }

    XmlElement whole() {
        return top;
    }
}
