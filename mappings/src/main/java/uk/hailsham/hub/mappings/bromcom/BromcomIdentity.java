package uk.hailsham.hub.mappings.bromcom;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import uk.hailsham.hub.domain.child.Name;
import uk.hailsham.hub.domain.intake.PupilKeys;
import uk.hailsham.hub.domain.school.PupilKey;
import uk.hailsham.hub.mappings.pupil.BirthDay;
import uk.hailsham.hub.mappings.pupil.Findings;

/** Who a learner is: without name and date of birth, nobody the hub could know again. */
record BromcomIdentity(List<Name> names, LocalDate dateOfBirth, boolean complete) {
    static final String[] FORMER_UPNS = {"FormerUPN", "FormerUPNs"};

    static BromcomIdentity of(Json learner, LocalDate day, Findings findings) {
        Name legal = legal(learner, findings);
        LocalDate born = born(learner.text("DateOfBirth", "DOB"), day, findings);
        boolean complete = legal.family() != null && legal.given() != null && born != null;
        List<Name> names = new ArrayList<>(List.of(legal));
        if (complete) {
            add(names, preferred(learner, findings));
            add(names, former(learner, findings));
        }
        return new BromcomIdentity(names, born, complete);
    }

    /** Whose it still is when it is not complete. */
    List<PupilKey> keys(Json learner) {
        Name legal = names.get(0);
        return PupilKeys.ofUnsound(
                learner.text("LearnerId"), learner.text("UPN"), legal.family(), legal.given(), dateOfBirth);
    }

    /** Whose it is, of a learner of which only the beginning was read. */
    static List<PupilKey> keysOfBeginning(Json learner) {
        return PupilKeys.ofUnsound(
                learner.text("LearnerId"),
                learner.text("UPN"),
                learner.text("LegalSurname", "Surname"),
                learner.text("LegalForename", "Forename"),
                null);
    }

    private static Name legal(Json learner, Findings findings) {
        return new Name(
                Name.Kind.LEGAL,
                required("family", learner.text("LegalSurname", "Surname"), findings),
                required("given", learner.text("LegalForename", "Forename"), findings),
                findings.text("middle", learner.text("MiddleNames", "MiddleName")));
    }

    /** Where a legal name stands beside it, surname and forename are the ones in use. */
    private static Name preferred(Json learner, Findings findings) {
        String family = learner.text("PreferredSurname", "ChosenSurname");
        String given = learner.text("PreferredForename", "ChosenForename", "KnownAs");
        return new Name(
                Name.Kind.PREFERRED,
                findings.text("family", family == null ? learner.text("Surname") : family),
                findings.text("given", given == null ? learner.text("Forename") : given),
                null);
    }

    private static Name former(Json learner, Findings findings) {
        return new Name(
                Name.Kind.FORMER,
                findings.text("family", learner.text("FormerSurname")),
                findings.text("given", learner.text("FormerForename")),
                null);
    }

    /** A name that says nothing, or nothing that the legal one does not say, is left out; so is each part of one. */
    private static void add(List<Name> names, Name name) {
        Name legal = names.get(0);
        String family = Objects.equals(name.family(), legal.family()) ? null : name.family();
        String given = Objects.equals(name.given(), legal.given()) ? null : name.given();
        if (family != null || given != null) {
            names.add(new Name(name.kind(), family, given, null));
        }
    }

    private static LocalDate born(String raw, LocalDate day, Findings findings) {
        return raw == null
                ? findings.add("dateOfBirth", "missing", BromcomDates.expected(), null)
                : BirthDay.plausible(new BromcomDates(findings).date("dateOfBirth", raw), raw, day, findings);
    }

    private static String required(String field, String raw, Findings findings) {
        return raw == null ? findings.add(field, "missing", "a legal name", null) : findings.text(field, raw);
    }
}
