package uk.hailsham.hub.mappings.rows;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import uk.hailsham.hub.domain.child.Address;
import uk.hailsham.hub.domain.child.Child;
import uk.hailsham.hub.domain.child.Enrolment;
import uk.hailsham.hub.domain.child.Identifiers;
import uk.hailsham.hub.domain.child.Language;
import uk.hailsham.hub.domain.child.Name;
import uk.hailsham.hub.domain.child.Origin;
import uk.hailsham.hub.domain.child.Sex;
import uk.hailsham.hub.domain.code.CodeLists;
import uk.hailsham.hub.domain.intake.PupilKeys;
import uk.hailsham.hub.domain.intake.Row;
import uk.hailsham.hub.domain.school.PupilKey;
import uk.hailsham.hub.domain.school.School;
import uk.hailsham.hub.domain.school.WrittenDates;
import uk.hailsham.hub.mappings.pupil.BirthDay;
import uk.hailsham.hub.mappings.pupil.Findings;
import uk.hailsham.hub.mappings.pupil.IdentifierReading;
import uk.hailsham.hub.mappings.pupil.NcYear;
import uk.hailsham.hub.mappings.pupil.Unsound;

/** The rows of one pupil into a child. */
public final class RowMapping {
    private static final ZoneId SCHOOLS = ZoneId.of("Europe/London");

    private final School school;
    private final CodeLists codes;
    private final WrittenDates dates;
    private final LocalDate day;

    /** @param clock tells the day of the drop, which a report does not */
    public RowMapping(School school, CodeLists codes, Clock clock) {
        this.school = school;
        this.codes = codes;
        this.dates = new WrittenDates(school.layout().datePatterns());
        this.day = LocalDate.ofInstant(clock.instant(), SCHOOLS);
    }

    /** @param anothers columns whose value came before with somebody else; then it is left out */
    Row row(List<Row.At> records, List<PupilRow> rows, Set<PupilColumn> anothers) {
        Said said = new Said(rows);
        Findings findings = new Findings(school.codes(), codes);
        RowNames names = RowNames.of(said, findings);
        LocalDate born = born(said.text(PupilColumn.DATE_OF_BIRTH), findings);
        return names == null || born == null
                ? Unsound.row(records, findings, keys(said, names, born))
                : new Row.Sound(records, child(records.get(0), said, names, born, anothers, findings));
    }

    private static List<PupilKey> keys(Said said, RowNames names, LocalDate born) {
        Name legal = names == null
                ? new Name(Name.Kind.LEGAL, null, null, null)
                : names.all().get(0);
        return PupilKeys.ofUnsound(
                said.text(PupilColumn.LOCAL_ID), said.text(PupilColumn.UPN), legal.family(), legal.given(), born);
    }

    private Child child(
            Row.At at, Said said, RowNames names, LocalDate born, Set<PupilColumn> anothers, Findings findings) {
        RowDates days = new RowDates(dates, findings);
        RowNeeds needs = new RowNeeds(said, codes, days, day, findings);
        Sex sex = findings.sex(said.text(PupilColumn.SEX));
        String ethnicity = findings.code("ethnicity", "ethnicity", said.text(PupilColumn.ETHNICITY));
        Identifiers identifiers = identifiers(said, anothers, findings);
        List<Address> home = address(said, findings);
        return new Child(
                new Origin(school.id(), null, at.file(), at.row()),
                names.all(),
                born,
                sex,
                ethnicity,
                identifiers,
                home,
                new RowPersons(findings).persons(said.rows(), home),
                languages(said, findings),
                List.of(enrolment(said, days, findings)),
                needs.history(),
                needs.needs(),
                List.of(),
                RowContext.context(said, findings),
                findings.all());
    }

    private LocalDate born(String raw, Findings findings) {
        return raw == null
                ? findings.add("dateOfBirth", "missing", dates.expected(), null)
                : BirthDay.plausible(new RowDates(dates, findings).date("dateOfBirth", raw), raw, day, findings);
    }

    private static Identifiers identifiers(Said said, Set<PupilColumn> anothers, Findings findings) {
        String upn = said.text(PupilColumn.UPN);
        if (anothers.contains(PupilColumn.UPN)) {
            upn = findings.add("upn", "upn-of-another-pupil", "a UPN of this pupil's own", upn);
        }
        String localId = said.text(PupilColumn.LOCAL_ID);
        if (anothers.contains(PupilColumn.LOCAL_ID)) {
            localId = findings.add("localId", "key-of-another-pupil", "a key of this pupil's own", localId);
        }
        return new IdentifierReading(findings)
                .identifiers(
                        upn,
                        said.texts(PupilColumn.FORMER_UPN),
                        said.text(PupilColumn.ULN),
                        said.text(PupilColumn.NHS_NUMBER),
                        localId);
    }

    /** One column holds all lines with commas between; several hold one each. */
    private static List<Address> address(Said said, Findings findings) {
        List<String> lines = new ArrayList<>();
        for (String each : said.texts(PupilColumn.ADDRESS)) {
            String line = findings.text("address", each);
            if (line != null) {
                lines.add(line);
            }
        }
        String town = findings.text("town", said.text(PupilColumn.TOWN));
        String postcode = findings.postcode(said.text(PupilColumn.POSTCODE));
        String uprn = uprn(said, findings);
        if (lines.isEmpty() && town == null && postcode == null && uprn == null) {
            return List.of();
        }
        List<String> apart = lines.size() == 1 ? List.of(lines.get(0).split("\\s*,\\s*")) : lines;
        return List.of(new Address("home", apart, town, postcode, uprn, null, null, null));
    }

    private static String uprn(Said said, Findings findings) {
        String uprn = findings.text("uprn", said.text(PupilColumn.UPRN));
        return uprn == null || uprn.matches("[0-9]{1,12}")
                ? uprn
                : findings.add("uprn", "wrong-form", "at most twelve digits", uprn);
    }

    private static List<Language> languages(Said said, Findings findings) {
        List<Language> languages = new ArrayList<>();
        add(languages, "F", findings.code("languages", "language", said.text(PupilColumn.FIRST_LANGUAGE)));
        add(languages, "H", findings.code("languages", "language", said.text(PupilColumn.LANGUAGE)));
        return languages;
    }

    private static void add(List<Language> languages, String type, String code) {
        if (code != null) {
            languages.add(new Language(type, code));
        }
    }

    /** Who is on a report without a column for the status is on the roll. */
    private Enrolment enrolment(Said said, RowDates days, Findings findings) {
        String status = findings.code("enrolments.status", "enrolment-status", said.text(PupilColumn.ENROLMENT_STATUS));
        LocalDate entry = days.date("entry", said.text(PupilColumn.ENTRY));
        boolean hasStatus = said.rows().get(0).columns().contains(PupilColumn.ENROLMENT_STATUS);
        return new Enrolment(
                school.laestabOn(day),
                school.name(),
                hasStatus ? status : "C",
                findings.code("yearGroup", "nc-year", NcYear.plain(said.text(PupilColumn.YEAR_GROUP))),
                findings.text("registrationForm", said.text(PupilColumn.REGISTRATION_FORM)),
                entry,
                days.end("leaving", entry, said.text(PupilColumn.LEAVING)),
                findings.code("leavingReason", "leaving-reason", said.text(PupilColumn.LEAVING_REASON)));
    }
}
