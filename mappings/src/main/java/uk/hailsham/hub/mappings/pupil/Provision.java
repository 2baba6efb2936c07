package uk.hailsham.hub.mappings.pupil;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import uk.hailsham.hub.domain.child.SenPeriod;

/** What provision stands now, derived from the history, whose codes stay as they were. */
public final class Provision {
    private static final Set<String> TODAYS = Set.of("N", "K", "E");
    /** School Action and School Action Plus were merged into SEN support in 2014. */
    private static final Set<String> MERGED = Set.of("A", "P");

    private static final Comparator<SenPeriod> BY_START =
            Comparator.comparing(SenPeriod::from, Comparator.nullsFirst(Comparator.naturalOrder()));

    private Provision() {}

    /** Oldest first; a period without a start is older than all others. */
    public static List<SenPeriod> inOrder(List<SenPeriod> history) {
        return history.stream().sorted(BY_START).toList();
    }

    /**
     * N, K or E; null when nothing is said for that day. A statement (S) that nobody converted stands for no code of
     * today, and a finding says so: it becomes E only by a decision on that child.
     */
    public static String on(LocalDate day, List<SenPeriod> inOrder, Findings findings) {
        String last = null;
        for (SenPeriod period : inOrder) {
            boolean begun = period.from() == null || !period.from().isAfter(day);
            boolean ended = period.to() != null && period.to().isBefore(day);
            last = begun && !ended ? period.provision() : last;
        }
        if (last == null || TODAYS.contains(last)) {
            return last;
        }
        return MERGED.contains(last)
                ? "K"
                : findings.add("provision", "old-code", "N, K or E: a statement becomes E only when converted", last);
    }
}
