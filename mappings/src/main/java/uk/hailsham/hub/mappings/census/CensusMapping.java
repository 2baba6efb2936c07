package uk.hailsham.hub.mappings.census;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import uk.hailsham.hub.domain.child.Child;
import uk.hailsham.hub.domain.child.Context;
import uk.hailsham.hub.domain.child.Enrolment;
import uk.hailsham.hub.domain.child.Identifiers;
import uk.hailsham.hub.domain.child.Language;
import uk.hailsham.hub.domain.child.Origin;
import uk.hailsham.hub.domain.child.Resource;
import uk.hailsham.hub.domain.child.SenPeriod;
import uk.hailsham.hub.domain.code.CodeLists;
import uk.hailsham.hub.domain.intake.Rejection;
import uk.hailsham.hub.domain.intake.Row;
import uk.hailsham.hub.domain.school.School;
import uk.hailsham.hub.mappings.pupil.Findings;
import uk.hailsham.hub.mappings.pupil.IdentifierReading;
import uk.hailsham.hub.mappings.pupil.Identity;
import uk.hailsham.hub.mappings.pupil.NcYear;
import uk.hailsham.hub.mappings.pupil.Provision;
import uk.hailsham.hub.mappings.pupil.Unsound;

/**
 * A pupil on roll, with needs, into a child. What a child was before an adoption or after care ({@code plaa}) is not read
 * on purpose; {@code NativeId} and the table ids are the export's own and nobody's key.
 */
final class CensusMapping {
    private static final ZoneId SCHOOLS = ZoneId.of("Europe/London");

    /** Needs, addresses and periods of one pupil beyond this are a fault of the export. */
    private static final int MOST_ENTRIES = 1_000;

    private final School school;
    private final CodeLists codes;
    private final LocalDate day;

    CensusMapping(School school, CodeLists codes, Clock clock) {
        this.school = school;
        this.codes = codes;
        this.day = LocalDate.ofInstant(clock.instant(), SCHOOLS);
    }

    CensusPupil pupil(CensusLine line) {
        Findings findings = new Findings(school.codes(), codes);
        Identity.Written written = new Identity.Written(
                line.cell("surname"),
                line.cell("forename"),
                line.cell("middlenames"),
                line.cell("preferredsurname"),
                null,
                line.cell("formersurname"),
                null,
                line.cell("dob"));
        Identity identity = Identity.of(written, day, CensusDates::of, CensusDates.EXPECTED, findings);
        return new CensusPupil(line, identity, findings);
    }

    /** @param anothersUpn true when the UPN came before with somebody else; then it is left out */
    Row row(CensusPupil pupil, List<Entry> entries, boolean anothersUpn) {
        List<Row.At> records = Stream.concat(
                        Stream.of(pupil.line().at()), entries.stream().map(Entry::at))
                .toList();
        if (entries.size() > MOST_ENTRIES) {
            return tooMany(pupil, records);
        }
        return pupil.identity().complete()
                ? new Row.Sound(records, child(pupil, entries, anothersUpn))
                : new Row.Unsound(
                        records, rejections(pupil, entries), pupil.identity().keys(null, pupil.cell("upn")));
    }

    private static Row tooMany(CensusPupil pupil, List<Row.At> records) {
        String expected = "at most %,d rows of one pupil in the other files".formatted(MOST_ENTRIES);
        String found = String.valueOf(records.size() - 1);
        return new Row.Unsound(
                records,
                List.of(pupil.line().rejection(Blade.ID, "too-many-rows", expected, found)),
                pupil.identity().keys(null, pupil.cell("upn")));
    }

    /** What is said of a pupil who cannot be taken cannot be taken either. */
    private static List<Rejection> rejections(CensusPupil pupil, List<Entry> entries) {
        Row.At at = pupil.line().at();
        List<Rejection> rejections = new ArrayList<>(
                Unsound.row(List.of(at), pupil.findings(), List.of()).rejections());
        entries.forEach(entry -> rejections.add(
                entry.rejection("without-pupil", "a pupil who can be taken", "row " + at.row() + " of " + at.file())));
        return rejections;
    }

    private Child child(CensusPupil pupil, List<Entry> entries, boolean anothersUpn) {
        Findings findings = pupil.findings();
        Row.At at = pupil.line().at();
        String year = findings.code("yearGroup", "nc-year", NcYear.plain(pupil.cell("ncyearactual")));
        List<SenPeriod> history = history(pupil);
        CensusNeeds needs = new CensusNeeds(findings, Provision.on(day, history, findings), year);
        return new Child(
                new Origin(school.id(), null, at.file(), at.row()),
                pupil.identity().names(),
                pupil.identity().dateOfBirth(),
                findings.sex(first(pupil.cell("sex"), pupil.cell("gender"))),
                findings.code("ethnicity", "ethnicity", pupil.cell("ethnicity")),
                identifiers(pupil, anothersUpn),
                new CensusAddresses(findings).addresses(entries),
                List.of(),
                languages(pupil),
                List.of(enrolment(pupil, year)),
                history.stream()
                        .filter(period -> !period.provision().equals("N"))
                        .toList(),
                needs.needs(entries),
                resources(pupil),
                context(pupil, entries),
                findings.all());
    }

    private static Identifiers identifiers(CensusPupil pupil, boolean anothersUpn) {
        String upn = pupil.cell("upn");
        if (anothersUpn) {
            upn = pupil.findings().add("upn", "upn-of-another-pupil", "a UPN of this pupil's own", upn);
        }
        List<String> former =
                Optional.ofNullable(pupil.cell("formerupn")).stream().toList();
        return new IdentifierReading(pupil.findings())
                .identifiers(upn, former, pupil.cell("uniquelearnernumber"), null, null);
    }

    private static List<Language> languages(CensusPupil pupil) {
        String code = pupil.findings().code("languages", "language", pupil.cell("language"));
        return code == null ? List.of() : List.of(new Language("F", code));
    }

    private Enrolment enrolment(CensusPupil pupil, String year) {
        Findings findings = pupil.findings();
        return new Enrolment(
                school.laestabOn(day),
                school.name(),
                findings.code("enrolments.status", "enrolment-status", pupil.cell("enrolstatus")),
                year,
                null,
                CensusDates.read(findings, "enrolments.entry", pupil.cell("entrydate")),
                null,
                null);
    }

    /** The census says what stands; A, P and S, of before 2014, stay as they were written. */
    private static List<SenPeriod> history(CensusPupil pupil) {
        String code = pupil.findings().codeOfItsTime("provision", "sen-provision", pupil.cell("senprovision"));
        return code == null ? List.of() : List.of(new SenPeriod(code, null, null));
    }

    private static List<Resource> resources(CensusPupil pupil) {
        List<Resource> resources = new ArrayList<>();
        addResource(resources, pupil, "senunitindicator", "SEN unit");
        addResource(resources, pupil, "resourcedprovisionindicator", "resourced provision");
        return resources;
    }

    private static void addResource(List<Resource> resources, CensusPupil pupil, String column, String provision) {
        if (Boolean.TRUE.equals(pupil.findings().flag("resources", pupil.cell(column)))) {
            resources.add(new Resource(provision, null, null, null, null, null, null));
        }
    }

    private Context context(CensusPupil pupil, List<Entry> entries) {
        Findings findings = pupil.findings();
        return new Context(
                new CensusFreeMeals(day, findings).eligible(entries),
                null,
                findings.code("youngCarer", "young-carer", pupil.cell("youngcarer")),
                findings.code("serviceChild", "service-child", pupil.cell("servicechild")),
                null,
                null);
    }

    /** Sex was called gender until the census of 2023/24. */
    private static String first(String one, String other) {
        return one == null ? other : one;
    }
}
