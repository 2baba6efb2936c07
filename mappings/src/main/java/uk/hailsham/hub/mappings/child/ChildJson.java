package uk.hailsham.hub.mappings.child;

import java.util.List;
import uk.hailsham.hub.domain.child.Child;

/** A child as the document {@code child-1}. */
public final class ChildJson {
    private static final Documents<Child> DOCUMENTS =
            new Documents<>("child-1", Child.class, List.of("identifiers", "context"));

    private ChildJson() {}

    /** On one line. */
    public static String write(Child child) {
        return DOCUMENTS.write(child);
    }

    /** @throws IllegalArgumentException when the text is no such document; the message quotes nothing of it */
    public static Child read(String document) {
        return DOCUMENTS.read(document);
    }
}
