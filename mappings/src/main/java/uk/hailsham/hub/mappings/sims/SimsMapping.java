package uk.hailsham.hub.mappings.sims;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Optional;
import uk.hailsham.hub.domain.child.Address;
import uk.hailsham.hub.domain.child.Child;
import uk.hailsham.hub.domain.child.Context;
import uk.hailsham.hub.domain.child.Enrolment;
import uk.hailsham.hub.domain.child.Finding;
import uk.hailsham.hub.domain.child.Language;
import uk.hailsham.hub.domain.child.Name;
import uk.hailsham.hub.domain.child.Origin;
import uk.hailsham.hub.domain.code.CodeLists;
import uk.hailsham.hub.domain.intake.PupilKeys;
import uk.hailsham.hub.domain.intake.Rejection;
import uk.hailsham.hub.domain.intake.Row;
import uk.hailsham.hub.domain.school.PupilKey;
import uk.hailsham.hub.domain.school.School;
import uk.hailsham.hub.mappings.pupil.Findings;
import uk.hailsham.hub.mappings.pupil.IdentifierReading;

/** The rows of one pupil into a child. */
final class SimsMapping {
    private static final ZoneId SCHOOLS = ZoneId.of("Europe/London");
    private static final int OLDEST = 30;

    private final School school;
    private final CodeLists codes;
    private final DateTimeFormatter dates;
    private final LocalDate day;

    SimsMapping(School school, CodeLists codes, Clock clock) {
        this.school = school;
        this.codes = codes;
        this.dates = DateTimeFormatter.ofPattern(school.layout().datePattern().replace('y', 'u'))
                .withResolverStyle(
                        ResolverStyle.STRICT); // 31/02 is no day, and "yyyy" alone has no era to be strict with
        this.day = LocalDate.ofInstant(clock.instant(), SCHOOLS);
    }

    /** @param anothersUpn true when the UPN came before with somebody else; then it is left out */
    Row row(List<Row.At> records, List<SimsRow> rows, boolean anothersUpn) {
        SimsRow first = rows.get(0);
        Findings findings = new Findings(school.codes(), codes);
        SimsNames names = SimsNames.of(first, findings);
        LocalDate born = born(first, findings);
        if (names == null || born == null) {
            return new Row.Unsound(records, rejections(records, findings.all()), keys(first, names, born));
        }
        return new Row.Sound(records, child(records.get(0), rows, names, born, anothersUpn, findings));
    }

    private static List<PupilKey> keys(SimsRow row, SimsNames names, LocalDate born) {
        Optional<Name> legal =
                Optional.ofNullable(names).map(found -> found.all().get(0));
        return PupilKeys.ofUnsound(
                row.cell(SimsColumn.ADMISSION_NUMBER),
                row.cell(SimsColumn.UPN),
                legal.map(Name::family).orElse(null),
                legal.map(Name::given).orElse(null),
                born);
    }

    private Child child(
            Row.At at, List<SimsRow> rows, SimsNames names, LocalDate born, boolean anothersUpn, Findings findings) {
        SimsRow first = rows.get(0);
        SimsNeeds needs = new SimsNeeds(findings, codes, this::date, first.cell(SimsColumn.YEAR_GROUP));
        String upn = first.cell(SimsColumn.UPN);
        if (anothersUpn) {
            upn = findings.add("upn", "upn-of-another-pupil", "a UPN of this pupil's own", upn);
        }
        return new Child(
                new Origin(school.id(), null, at.file(), at.row()),
                names.all(),
                born,
                findings.sex(first.cell(SimsColumn.SEX)),
                findings.code("ethnicity", "ethnicity", first.cell(SimsColumn.ETHNICITY)),
                new IdentifierReading(findings)
                        .identifiers(
                                upn,
                                Optional.ofNullable(first.cell(SimsColumn.FORMER_UPN)).stream()
                                        .toList(),
                                null,
                                null,
                                first.cell(SimsColumn.ADMISSION_NUMBER)),
                address(first, findings),
                List.of(),
                language(first, findings),
                List.of(enrolment(first, findings)),
                needs.history(rows),
                needs.needs(rows),
                List.of(),
                context(first, findings),
                findings.all());
    }

    private LocalDate born(SimsRow row, Findings findings) {
        String raw = row.cell(SimsColumn.DATE_OF_BIRTH);
        if (raw == null) {
            return findings.add(
                    "dateOfBirth", "missing", "a date " + school.layout().datePattern(), null);
        }
        LocalDate born = date(findings, "dateOfBirth", raw);
        boolean plausible = born == null || !born.isAfter(day) && born.isAfter(day.minusYears(OLDEST));
        return plausible
                ? born
                : findings.add("dateOfBirth", "implausible-date", "a date in the last " + OLDEST + " years", raw);
    }

    /** By the school's own pattern; a time after the date, as spreadsheets add it, does not matter. */
    private LocalDate date(Findings findings, String field, String raw) {
        return findings.read(
                field,
                raw,
                this::dateOf,
                "not-a-date",
                "a date " + school.layout().datePattern());
    }

    private Optional<LocalDate> dateOf(String text) {
        try {
            return Optional.of(LocalDate.parse(text.replaceFirst(" \\d{2}:\\d{2}(:\\d{2})?$", ""), dates));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static List<Address> address(SimsRow row, Findings findings) {
        String line = findings.text("address", row.cell(SimsColumn.ADDRESS));
        String town = findings.text("town", row.cell(SimsColumn.TOWN));
        String postcode = findings.postcode(row.cell(SimsColumn.POSTCODE));
        if (line == null && town == null && postcode == null) {
            return List.of();
        }
        List<String> lines = line == null ? List.of() : List.of(line.split("\\s*,\\s*"));
        return List.of(new Address("home", lines, town, postcode, null, null, null, null));
    }

    private static List<Language> language(SimsRow row, Findings findings) {
        String code = findings.code("languages", "language", row.cell(SimsColumn.LANGUAGE));
        return code == null ? List.of() : List.of(new Language("H", code));
    }

    private Enrolment enrolment(SimsRow row, Findings findings) {
        String laestab =
                school.laestabs().isEmpty() ? null : school.laestabs().get(0).number();
        return new Enrolment(
                laestab,
                school.name(),
                "C",
                findings.code("yearGroup", "nc-year", year(row.cell(SimsColumn.YEAR_GROUP))),
                findings.text("registrationForm", row.cell(SimsColumn.REGISTRATION_FORM)),
                date(findings, "entry", row.cell(SimsColumn.ENTRY)),
                null,
                null);
    }

    /** SIMS writes "Year 5" and "Reception" where the list has 5 and R. */
    static String year(String raw) {
        if (raw == null) {
            return null;
        }
        String year = raw.replaceFirst("(?i)^\\s*(national curriculum )?year\\s*(group)?\\s*", "")
                .strip();
        return year.toLowerCase(java.util.Locale.ROOT).startsWith("rec") ? "R" : year.replaceFirst("^0(?=\\d)", "");
    }

    private static Context context(SimsRow row, Findings findings) {
        Boolean fsm = findings.flag("freeSchoolMeals", row.cell(SimsColumn.FSM));
        return new Context(fsm, null, null, null, null, null);
    }

    private static List<Rejection> rejections(List<Row.At> records, List<Finding> findings) {
        return records.stream()
                .flatMap(at -> findings.stream()
                        .map(f -> new Rejection(
                                at.file(),
                                at.row(),
                                f.field(),
                                f.code(),
                                Rejection.Effect.ROW_REJECTED,
                                f.expected(),
                                f.found())))
                .toList();
    }
}
