package uk.hailsham.hub.domain.agreement;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A sharing agreement: who lets whom have what, why, and from when to when (ICO data sharing code: an agreement states
 * parties, purpose, lawful basis, data items, and is reviewed).
 *
 * @param reference in the partnership's register
 * @param parties beside the partnership itself
 * @param fields what it lets through: words of {@link Group} for a school, disclosable fields for an agency
 * @param from the first day it holds
 * @param to the last day it holds
 * @param review by when the parties look at it again; being late with that stops nothing
 */
public record Agreement(
        String reference,
        List<String> parties,
        String purpose,
        String lawfulBasis,
        List<String> fields,
        LocalDate from,
        LocalDate to,
        LocalDate review) {
    private static final int WARNING_DAYS = 30;

    public Agreement {
        parties = List.copyOf(parties);
        fields = List.copyOf(fields);
    }

    public boolean holds(LocalDate day) {
        return stopped(day).isEmpty();
    }

    /** Why nothing may be shared under it on that day, as a person may read it; empty while it holds. */
    public Optional<String> stopped(LocalDate day) {
        if (day.isBefore(from)) {
            return Optional.of("the sharing agreement " + reference + " holds from " + from + " only");
        }
        return day.isAfter(to)
                ? Optional.of("the sharing agreement " + reference + " ended on " + to + " and has not been renewed")
                : Optional.empty();
    }

    /** What its parties must see to within 30 days, or are late with. */
    public List<String> warnings(LocalDate day) {
        List<String> warnings = new ArrayList<>();
        stopped(day).ifPresent(warnings::add);
        if (warnings.isEmpty() && near(to, day)) {
            warnings.add("the sharing agreement " + reference + " ends on " + to);
        }
        if (near(review, day)) {
            warnings.add("the sharing agreement " + reference + " is to be reviewed by " + review);
        }
        return warnings;
    }

    private static boolean near(LocalDate then, LocalDate day) {
        return !then.isAfter(day.plusDays(WARNING_DAYS));
    }

    public boolean allows(Group group) {
        return group == Group.IDENTITY || group == Group.ENROLMENT || fields.contains(group.word());
    }

    /** As {@link #stopped}, of one that may be missing: without a configuration nothing was agreed and nothing is asked. */
    public static Optional<String> stopped(Agreement agreement, LocalDate day) {
        return Optional.ofNullable(agreement).flatMap(known -> known.stopped(Objects.requireNonNull(day)));
    }
}
