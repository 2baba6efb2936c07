package uk.hailsham.hub.mappings.child;

import java.util.Map;
import uk.hailsham.hub.domain.child.Child;
import uk.hailsham.hub.domain.child.Context;
import uk.hailsham.hub.domain.child.Identifiers;
import uk.hailsham.hub.domain.child.Origin;

/** A child as the document {@code child-1}. */
public final class ChildJson {
    private static final Documents<Child> DOCUMENTS =
            new Documents<>("child-1", Child.class, Map.of("identifiers", Identifiers.NONE, "context", Context.NONE));

    private ChildJson() {}

    /** On one line. */
    public static String write(Child child) {
        return DOCUMENTS.write(child);
    }

    /**
     * The document of the same child as read at a place.
     *
     * @param document of a child without its origin
     */
    public static String at(String document, Origin origin) {
        return DOCUMENTS.withFirst(document, "source", origin);
    }

    /** @throws IllegalArgumentException when the text is no such document; the message quotes nothing of it */
    public static Child read(String document) {
        return DOCUMENTS.read(document);
    }
}
