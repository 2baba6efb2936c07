package uk.hailsham.hub.domain.combined;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import uk.hailsham.hub.domain.child.Child;

/**
 * One child out of all that its sources say, without child-protection facts; never the only copy of anything.
 *
 * @param child the combined values; its source is that of the best placed one, and it has no findings
 * @param upnUnknown {@code UN5} when the sources' UPNs cannot be relied upon; else null
 * @param fields every field that any source says, with who decided and what lost
 */
public record CombinedChild(Child child, String upnUnknown, List<Field<?>> fields) {
    public CombinedChild {
        fields = List.copyOf(fields);
    }

    /**
     * @param statements at least one
     * @param today in Europe/London
     */
    public static CombinedChild of(List<Statement> statements, LocalDate today) {
        Sources sources = Sources.of(statements, today);
        return new Combination(sources).whole();
    }

    /** Fields that are there, in the order given. */
    static List<Field<?>> present(Stream<? extends Field<?>> fields) {
        List<Field<?>> present = new ArrayList<>();
        fields.filter(Objects::nonNull).forEach(present::add);
        return present;
    }
}
