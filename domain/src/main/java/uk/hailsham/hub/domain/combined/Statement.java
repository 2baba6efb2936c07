package uk.hailsham.hub.domain.combined;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import uk.hailsham.hub.domain.child.Child;
import uk.hailsham.hub.domain.child.Enrolment;

/**
 * What one source said last about a child.
 *
 * @param source the school's id, or {@link #INDEX}
 * @param until when the source ceased to say so; null while it still does
 * @param earlier what it said before, newest first
 */
public record Statement(String source, Child says, Instant since, Instant until, List<Earlier> earlier) {
    public static final String INDEX = "index";

    public Statement {
        earlier = List.copyOf(earlier);
    }

    /** @param until when the next one took its place, or the source fell silent */
    public record Earlier(Child says, Instant since, Instant until) {}

    boolean index() {
        return INDEX.equals(source);
    }

    /** The time at the school that speaks, which formats put before the times at others; null when it does not say. */
    Enrolment own() {
        return says.enrolments().isEmpty() ? null : says.enrolments().get(0);
    }

    LocalDate entry() {
        return own() == null ? null : own().entry();
    }

    Standing standing(LocalDate today) {
        return Standing.of(this, today);
    }

    /** Since when the source says this part without a break as it does now, however often the rest changed. */
    <T> Provenance provenance(Function<Child, T> part) {
        T now = part.apply(says);
        Instant first = since;
        for (Earlier before : earlier) {
            if (!before.until().equals(first) || !Objects.equals(part.apply(before.says()), now)) {
                break;
            }
            first = before.since();
        }
        return new Provenance(source, first, until);
    }
}
