package uk.hailsham.hub.domain.code;

import java.util.Map;

/** All code lists of the configuration, by file name without ending. */
public record CodeLists(Map<String, CodeList> byName) {
    public CodeLists {
        byName = Map.copyOf(byName);
    }

    /** @throws IllegalArgumentException when config/codes has no such list */
    public CodeList list(String name) {
        CodeList list = byName.get(name);
        if (list == null) {
            throw new IllegalArgumentException("no code list config/codes/" + name + ".csv");
        }
        return list;
    }
}
