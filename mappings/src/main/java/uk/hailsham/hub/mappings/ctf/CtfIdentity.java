package uk.hailsham.hub.mappings.ctf;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import uk.hailsham.hub.domain.child.Name;
import uk.hailsham.hub.domain.intake.PupilKeys;
import uk.hailsham.hub.domain.school.PupilKey;
import uk.hailsham.hub.mappings.pupil.BirthDay;
import uk.hailsham.hub.mappings.pupil.Findings;

/** Who a pupil is: without legal name and date of birth, nobody the hub could know again. */
record CtfIdentity(List<Name> names, LocalDate dateOfBirth, boolean complete) {
    static CtfIdentity of(CtfPupil pupil, LocalDate day, Findings findings) {
        Name legal = legal(pupil, findings);
        LocalDate born = born(pupil, day, findings);
        boolean complete = legal.family() != null && legal.given() != null && born != null;
        List<Name> names = new ArrayList<>(List.of(legal));
        if (complete) {
            add(names, preferred(pupil, findings));
            add(names, former(pupil.basic(), findings));
        }
        return new CtfIdentity(names, born, complete);
    }

    /** Whose it still is when it is not complete. */
    List<PupilKey> keys(CtfPupil pupil) {
        Name legal = names.get(0);
        return PupilKeys.ofUnsound(null, pupil.upn(), legal.family(), legal.given(), dateOfBirth);
    }

    /** Surname and forename are the legal ones, unless the writer gives legal ones of their own. */
    private static Name legal(CtfPupil pupil, Findings findings) {
        CtfBasicDetails basic = pupil.basic();
        return new Name(
                Name.Kind.LEGAL,
                required("family", first(basic.legalSurname(), pupil.surname()), findings),
                required("given", first(basic.legalForename(), pupil.forename()), findings),
                findings.text("middle", basic.middleNames()));
    }

    private static Name preferred(CtfPupil pupil, Findings findings) {
        CtfBasicDetails basic = pupil.basic();
        String outsideFamily = basic.legalSurname() == null ? null : pupil.surname();
        String outsideGiven = basic.legalForename() == null ? null : pupil.forename();
        return new Name(
                Name.Kind.PREFERRED,
                findings.text("family", first(basic.preferredSurname(), outsideFamily)),
                findings.text("given", first(basic.preferredForename(), outsideGiven)),
                null);
    }

    private static Name former(CtfBasicDetails basic, Findings findings) {
        return new Name(
                Name.Kind.FORMER,
                findings.text("family", basic.formerSurname()),
                findings.text("given", basic.formerForename()),
                null);
    }

    /** A name that says nothing, or nothing that the legal one does not say, is left out. */
    private static void add(List<Name> names, Name name) {
        Name legal = names.get(0);
        boolean other = name.family() != null && !Objects.equals(name.family(), legal.family())
                || name.given() != null && !Objects.equals(name.given(), legal.given());
        if (other) {
            names.add(name);
        }
    }

    private static LocalDate born(CtfPupil pupil, LocalDate day, Findings findings) {
        if (pupil.dob() == null) {
            return findings.add("dateOfBirth", "missing", "a date yyyy-MM-dd", null);
        }
        return BirthDay.plausible(findings.date("dateOfBirth", pupil.dob()), pupil.dob(), day, findings);
    }

    private static String required(String field, String raw, Findings findings) {
        return raw == null ? findings.add(field, "missing", "a legal name", null) : findings.text(field, raw);
    }

    private static String first(String one, String other) {
        return one == null ? other : one;
    }
}
