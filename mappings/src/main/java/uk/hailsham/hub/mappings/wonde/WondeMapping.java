package uk.hailsham.hub.mappings.wonde;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import uk.hailsham.hub.domain.child.Address;
import uk.hailsham.hub.domain.child.Child;
import uk.hailsham.hub.domain.child.Context;
import uk.hailsham.hub.domain.child.Enrolment;
import uk.hailsham.hub.domain.child.Identifiers;
import uk.hailsham.hub.domain.child.Language;
import uk.hailsham.hub.domain.child.Origin;
import uk.hailsham.hub.domain.child.SenPeriod;
import uk.hailsham.hub.domain.code.CodeLists;
import uk.hailsham.hub.domain.intake.Rejection;
import uk.hailsham.hub.domain.intake.Row;
import uk.hailsham.hub.domain.school.PupilKey;
import uk.hailsham.hub.domain.school.School;
import uk.hailsham.hub.mappings.json.JsonRecord;
import uk.hailsham.hub.mappings.pupil.Findings;
import uk.hailsham.hub.mappings.pupil.IdentifierReading;
import uk.hailsham.hub.mappings.pupil.Identity;
import uk.hailsham.hub.mappings.pupil.NcYear;
import uk.hailsham.hub.mappings.pupil.Provision;
import uk.hailsham.hub.mappings.pupil.ProvisionWords;
import uk.hailsham.hub.mappings.pupil.Unsound;
import uk.hailsham.hub.mappings.pupil.UpnHolders;

/** A student into a child. */
final class WondeMapping {
    private static final ZoneId SCHOOLS = ZoneId.of("Europe/London");
    private static final String DATE = "a date yyyy-MM-dd";

    private final School school;
    private final CodeLists codes;
    private final LocalDate day;

    WondeMapping(School school, CodeLists codes, Clock clock) {
        this.school = school;
        this.codes = codes;
        this.day = LocalDate.ofInstant(clock.instant(), SCHOOLS);
    }

    Row row(Row.At at, WondeStudent student, UpnHolders upns) {
        if (!student.record().isObject()) {
            return unsound(at, "not-a-student", "an object with the members of a student", List.of());
        }
        Findings findings = new Findings(school.codes(), codes);
        Identity identity = identity(student, findings);
        if (student.record().cut()) {
            return unsound(at, "too-large", WondeStudent.extent(), identity.keys(localId(student), student.upn()));
        }
        if (!identity.complete()) {
            return Unsound.row(List.of(at), findings, identity.keys(localId(student), student.upn()));
        }
        boolean anothers = upns.anothers(student.upn(), identity.names().get(0).family(), identity.dateOfBirth());
        return new Row.Sound(List.of(at), child(at, student, identity, anothers, findings));
    }

    private static Row unsound(Row.At at, String code, String expected, List<PupilKey> keys) {
        Rejection rejection =
                new Rejection(at.file(), at.row(), "data", code, Rejection.Effect.ROW_REJECTED, expected, null);
        return new Row.Unsound(List.of(at), List.of(rejection), keys);
    }

    /** {@code legal_surname} and {@code legal_forename} are given where the name in use is another. */
    private Identity identity(WondeStudent student, Findings findings) {
        JsonRecord record = student.record();
        Identity.Written written = new Identity.Written(
                record.text("legal_surname", "surname"),
                record.text("legal_forename", "forename"),
                record.text("middle_names"),
                record.text("surname"),
                record.text("forename"),
                null,
                null,
                WondeStudent.date(record.child("date_of_birth")));
        return Identity.of(written, day, Findings::dateOf, DATE, findings);
    }

    /** The school's own system's key. */
    private static String localId(WondeStudent student) {
        return student.record().text("mis_id");
    }

    private Child child(Row.At at, WondeStudent student, Identity identity, boolean anothersUpn, Findings findings) {
        WondeAddresses addresses = new WondeAddresses(findings);
        List<Address> home = addresses.home(student.contactDetails());
        String year = findings.code(
                "yearGroup", "nc-year", NcYear.plain(student.education().text("current_nc_year")));
        List<SenPeriod> history = history(student, findings);
        WondeNeeds needs = new WondeNeeds(day, findings, Provision.on(day, history, findings), year);
        return new Child(
                new Origin(school.id(), null, at.file(), at.row()),
                identity.names(),
                identity.dateOfBirth(),
                findings.sex(student.record().text("gender", "sex")),
                findings.codeOrLabel(
                        "ethnicity", "ethnicity", student.extended().text("ethnicity_code", "ethnicity")),
                identifiers(student, anothersUpn, findings),
                home,
                new WondePersons(addresses, findings).persons(student.contacts(), home),
                languages(student, findings),
                List.of(enrolment(student, year, findings)),
                history.stream()
                        .filter(period -> !period.provision().equals("N"))
                        .toList(),
                needs.needs(student.senNeeds()),
                List.of(),
                context(student, findings),
                findings.all());
    }

    private static Identifiers identifiers(WondeStudent student, boolean anothersUpn, Findings findings) {
        JsonRecord education = student.education();
        JsonRecord identifiers = student.identifiers();
        String upn = student.upn();
        String other = identifiers.text("upn");
        if (other != null && !other.equalsIgnoreCase(upn)) {
            findings.add("upn", "two-upns", "one UPN in education_details and identifiers", other);
        }
        if (anothersUpn) {
            upn = findings.add("upn", "upn-of-another-pupil", "a UPN of this pupil's own", upn);
        }
        List<String> former = Stream.of(education.text("former_upn"), identifiers.text("former_upn"))
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        String uln = student.first(
                education.text("uln", "unique_learner_number"), identifiers.text("uln", "unique_learner_number"));
        return new IdentifierReading(findings)
                .identifiers(upn, former, uln, identifiers.text("nhs_number"), localId(student));
    }

    private static List<Language> languages(WondeStudent student, Findings findings) {
        List<Language> languages = new ArrayList<>();
        JsonRecord extended = student.extended();
        add(languages, "F", extended.text("first_language_code", "first_language"), findings);
        add(languages, "H", extended.text("home_language_code", "home_language"), findings);
        return languages;
    }

    private static void add(List<Language> languages, String type, String raw, Findings findings) {
        String code = findings.codeOrLabel("languages", "language", raw);
        if (code != null) {
            languages.add(new Language(type, code));
        }
    }

    private Enrolment enrolment(WondeStudent student, String year, Findings findings) {
        JsonRecord education = student.education();
        String status = student.first(
                education.text("enrolment_status"), student.extended().text("enrolment_status"));
        return new Enrolment(
                school.laestabOn(day),
                school.name(),
                findings.codeOrLabel("enrolments.status", "enrolment-status", status),
                year,
                null,
                findings.date("enrolments.entry", WondeStudent.date(education.child("admission_date"))),
                findings.date("enrolments.leaving", WondeStudent.date(education.child("leaving_date"))),
                null);
    }

    /** Says what stands; A, P and S, of before 2014, stay as they were written. */
    private static List<SenPeriod> history(WondeStudent student, Findings findings) {
        String raw = student.first(
                student.extended().text("sen_status_code", "sen_status"),
                student.education().text("sen_status_code", "sen_status"));
        String code = findings.codeOfItsTime("provision", "sen-provision", ProvisionWords.code(raw));
        return code == null ? List.of() : List.of(new SenPeriod(code, null, null));
    }

    private static Context context(WondeStudent student, Findings findings) {
        JsonRecord extended = student.extended();
        return new Context(
                findings.flag("freeSchoolMeals", extended.text("free_school_meals")),
                findings.flag("lookedAfter", extended.text("in_lea_care")),
                findings.code("youngCarer", "young-carer", extended.text("young_carer")),
                findings.code("serviceChild", "service-child", serviceChild(extended)),
                null,
                null);
    }

    /** A truth value, or a code of the census. */
    private static String serviceChild(JsonRecord extended) {
        String raw = extended.text("service_children_indicator");
        return raw == null ? null : raw.equals("true") ? "Y" : raw.equals("false") ? "N" : raw;
    }
}
