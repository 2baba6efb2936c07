package uk.hailsham.hub.mappings.pupil;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import uk.hailsham.hub.domain.child.Name;
import uk.hailsham.hub.domain.intake.PupilKeys;
import uk.hailsham.hub.domain.school.PupilKey;

/**
 * Who a pupil is: without legal name and date of birth, nobody the hub could know again.
 *
 * @param names the legal one first; when the identity is not complete, parts of it may be null
 * @param dateOfBirth null when it is missing or unsound
 */
public record Identity(List<Name> names, LocalDate dateOfBirth) {
    public Identity {
        names = List.copyOf(names);
    }

    /** The texts of the source; any may be null. */
    public record Written(
            String family,
            String given,
            String middle,
            String preferredFamily,
            String preferredGiven,
            String formerFamily,
            String formerGiven,
            String born) {}

    /**
     * @param day the day of the drop, after which nobody on a roll was born
     * @param dates reads a date as this source writes it
     * @param example how this source writes a date, for the school to read
     */
    public static Identity of(
            Written written,
            LocalDate day,
            Function<String, Optional<LocalDate>> dates,
            String example,
            Findings findings) {
        Name legal = new Name(
                Name.Kind.LEGAL,
                required("family", written.family(), findings),
                required("given", written.given(), findings),
                findings.text("middle", written.middle()));
        LocalDate born = born(written.born(), day, dates, example, findings);
        List<Name> names = new ArrayList<>(List.of(legal));
        if (legal.family() != null && legal.given() != null && born != null) {
            add(names, Name.Kind.PREFERRED, written.preferredFamily(), written.preferredGiven(), findings);
            add(names, Name.Kind.FORMER, written.formerFamily(), written.formerGiven(), findings);
        }
        return new Identity(names, born);
    }

    public boolean complete() {
        Name legal = names.get(0);
        return legal.family() != null && legal.given() != null && dateOfBirth != null;
    }

    /** Whose the record still is when it cannot be taken; the identifiers may be null and need not be sound. */
    public List<PupilKey> keys(String localId, String upn) {
        Name legal = names.get(0);
        return PupilKeys.ofUnsound(localId, upn, legal.family(), legal.given(), dateOfBirth);
    }

    private static String required(String field, String raw, Findings findings) {
        return raw == null || raw.isBlank()
                ? findings.add(field, "missing", "a legal name", null)
                : findings.text(field, raw);
    }

    private static LocalDate born(
            String raw, LocalDate day, Function<String, Optional<LocalDate>> dates, String example, Findings findings) {
        if (raw == null || raw.isBlank()) {
            return findings.add("dateOfBirth", "missing", example, null);
        }
        LocalDate born = findings.read("dateOfBirth", raw, dates, "not-a-date", example);
        return BirthDay.plausible(born, raw, day, findings);
    }

    /** A name that says nothing, or nothing that the legal one does not say, is left out. */
    private static void add(List<Name> names, Name.Kind kind, String rawFamily, String rawGiven, Findings findings) {
        Name legal = names.get(0);
        String family = findings.text("family", rawFamily);
        String given = findings.text("given", rawGiven);
        boolean other = family != null && !Objects.equals(family, legal.family())
                || given != null && !Objects.equals(given, legal.given());
        if (other) {
            names.add(new Name(kind, family, given, null));
        }
    }
}
