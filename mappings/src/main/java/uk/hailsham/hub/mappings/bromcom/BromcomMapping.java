package uk.hailsham.hub.mappings.bromcom;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import uk.hailsham.hub.domain.child.Address;
import uk.hailsham.hub.domain.child.Child;
import uk.hailsham.hub.domain.child.Enrolment;
import uk.hailsham.hub.domain.child.Identifiers;
import uk.hailsham.hub.domain.child.Language;
import uk.hailsham.hub.domain.child.Origin;
import uk.hailsham.hub.domain.child.SenPeriod;
import uk.hailsham.hub.domain.code.CodeLists;
import uk.hailsham.hub.domain.intake.Row;
import uk.hailsham.hub.domain.school.School;
import uk.hailsham.hub.mappings.pupil.Findings;
import uk.hailsham.hub.mappings.pupil.IdentifierReading;
import uk.hailsham.hub.mappings.pupil.NcYear;
import uk.hailsham.hub.mappings.pupil.Unsound;

/** A learner into a child. */
final class BromcomMapping {
    private final School school;
    private final CodeLists codes;
    private final LocalDate day;

    /** @param day the day of the drop, on which things are current or not */
    BromcomMapping(School school, CodeLists codes, LocalDate day) {
        this.school = school;
        this.codes = codes;
        this.day = day;
    }

    Row row(Row.At at, Json learner) {
        Findings findings = new Findings(school.codes(), codes);
        BromcomIdentity who = BromcomIdentity.of(learner, day, findings);
        return who.complete()
                ? new Row.Sound(List.of(at), child(at, learner, who, findings))
                : Unsound.row(List.of(at), findings, who.keys(learner));
    }

    private Child child(Row.At at, Json learner, BromcomIdentity who, Findings findings) {
        Enrolment enrolment = enrolment(learner, findings);
        BromcomSen sen = new BromcomSen(day, findings);
        List<SenPeriod> history = sen.history(learner);
        BromcomAddresses addresses = new BromcomAddresses(findings);
        List<Address> home = addresses.of(learner);
        return new Child(
                new Origin(school.id(), null, at.file(), at.row()),
                who.names(),
                who.dateOfBirth(),
                findings.sex(learner.text("Sex", "Gender")),
                findings.codeOrLabel("ethnicity", "ethnicity", learner.text("Ethnicity", "EthnicityCode")),
                identifiers(learner, findings),
                home,
                new BromcomPersons(addresses, findings).persons(learner, home),
                languages(learner, findings),
                List.of(enrolment),
                history,
                sen.needs(learner, history, enrolment.yearGroup()),
                List.of(),
                new BromcomContext(day, findings).context(learner),
                findings.all());
    }

    private static Identifiers identifiers(Json learner, Findings findings) {
        return new IdentifierReading(findings)
                .identifiers(
                        learner.text("UPN"),
                        learner.texts(BromcomIdentity.FORMER_UPNS),
                        learner.text("ULN"),
                        learner.text("NHSNumber", "NHSNo"),
                        learner.text("LearnerId"));
    }

    private static List<Language> languages(Json learner, Findings findings) {
        List<Language> languages = new ArrayList<>();
        add(languages, "F", findings.codeOrLabel("languages", "language", learner.text("FirstLanguage")));
        add(languages, "H", findings.codeOrLabel("languages", "language", learner.text("HomeLanguage")));
        return languages;
    }

    private static void add(List<Language> languages, String type, String code) {
        if (code != null) {
            languages.add(new Language(type, code));
        }
    }

    /** {@code Year} is a cohort or a class and says nothing of the national curriculum; only {@code NCYear} does. */
    private Enrolment enrolment(Json learner, Findings findings) {
        String entry = learner.text("AdmissionDate", "DateOfEntry", "EntryDate");
        String leaving = learner.text("LeavingDate", "DateOfLeaving");
        BromcomDates dates = new BromcomDates(findings);
        LocalDate from = dates.date("enrolments.entry", entry);
        return new Enrolment(
                school.laestabOn(day),
                school.name(),
                findings.codeOrLabel(
                        "enrolments.status", "enrolment-status", learner.text("EnrolementStatus", "EnrolmentStatus")),
                findings.code("yearGroup", "nc-year", NcYear.plain(learner.text("NCYear"))),
                findings.text("registrationGroup", learner.text("RegGroup", "RegistrationGroup")),
                from,
                dates.end("enrolments.leaving", from, leaving),
                findings.code("enrolments.leavingReason", "leaving-reason", learner.text("LeavingReason")));
    }
}
