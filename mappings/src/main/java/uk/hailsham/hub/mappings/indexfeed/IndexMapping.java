package uk.hailsham.hub.mappings.indexfeed;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import uk.hailsham.hub.domain.child.Address;
import uk.hailsham.hub.domain.child.Enrolment;
import uk.hailsham.hub.domain.child.Finding;
import uk.hailsham.hub.domain.child.Name;
import uk.hailsham.hub.domain.child.Person;
import uk.hailsham.hub.domain.child.Sex;
import uk.hailsham.hub.domain.code.CodeLists;
import uk.hailsham.hub.domain.index.IndexEntry;
import uk.hailsham.hub.domain.index.IndexRow;
import uk.hailsham.hub.domain.intake.Rejection;
import uk.hailsham.hub.domain.intake.Rejection.Effect;
import uk.hailsham.hub.domain.intake.Row;
import uk.hailsham.hub.mappings.pupil.Findings;
import uk.hailsham.hub.mappings.pupil.IdentifierReading;

/** A record of a feed into an index entry. */
final class IndexMapping {
    private final CodeLists codes;

    IndexMapping(CodeLists codes) {
        this.codes = codes;
    }

    IndexRow upsert(Row.At at, EntryText said) {
        Findings findings = new Findings(Map.of(), codes);
        Cells cells = new Cells(said, findings);
        boolean shielded = shielded(cells);
        String number = cells.required("indexNumber");
        Name legal = new Name(Name.Kind.LEGAL, cells.required("family"), cells.required("given"), cells.text("middle"));
        LocalDate born = cells.requiredDate("dateOfBirth");
        if (Stream.of(number, legal.family(), legal.given(), born).anyMatch(Objects::isNull)) {
            return unsound(at, findings, shielded, number);
        }
        IndexEntry entry = entry(cells, number, legal, born, shielded);
        return new IndexRow.Upsert(at, entry, rejections(at, findings, Effect.FIELD_DROPPED));
    }

    private static IndexEntry entry(Cells cells, String number, Name legal, LocalDate born, boolean shielded) {
        return new IndexEntry(
                number,
                names(cells, legal),
                born,
                sex(cells),
                address(cells),
                new IdentifierReading(cells.findings())
                        .identifiers(cells.raw("upn"), List.of(), null, cells.raw("nhsNumber"), null),
                persons(cells),
                school(cells),
                cells.text("gpPractice"),
                services(cells),
                cells.text("leadProfessional"),
                cells.flag("assessmentExists"),
                shielded,
                cells.flag("additionalService"));
    }

    /** Fails closed: only a plain no leaves a child unshielded. */
    private static boolean shielded(Cells cells) {
        String raw = cells.raw("shielded");
        if (raw == null) {
            cells.findings().add("shielded", "missing", "Y or N; taken for Y", null);
            return true;
        }
        Boolean flag = cells.findings().flag("shielded", raw);
        return flag == null || flag;
    }

    /** The entry stays as it was; if its new state is shielded, somebody must see to it at once. */
    private static IndexRow unsound(Row.At at, Findings findings, boolean shielded, String number) {
        if (shielded) {
            findings.add(
                    "shielded", "shield-not-applied", "a record that can be taken: this one shields a child", null);
        }
        return new IndexRow.Unsound(at, rejections(at, findings, Effect.ROW_REJECTED), number);
    }

    private static List<Name> names(Cells cells, Name legal) {
        List<Name> names = new ArrayList<>(List.of(legal));
        for (String[] parts : cells.pieces("formerNames", "family", "given")) {
            names.add(new Name(
                    Name.Kind.FORMER, cells.part("formerNames", parts, 0), cells.part("formerNames", parts, 1), null));
        }
        return names;
    }

    private static Sex sex(Cells cells) {
        String raw = cells.raw("sex");
        return "U".equalsIgnoreCase(raw) ? null : cells.findings().sex(raw);
    }

    private static Address address(Cells cells) {
        List<String> lines = Stream.of("addressLine1", "addressLine2")
                .map(cells::text)
                .filter(Objects::nonNull)
                .toList();
        String town = cells.text("town");
        String postcode = cells.findings().postcode(cells.raw("postcode"));
        String uprn = cells.text("uprn");
        boolean nothing = lines.isEmpty() && town == null && postcode == null && uprn == null;
        return nothing ? null : new Address("home", lines, town, postcode, uprn, null, null, null);
    }

    private static List<Person> persons(Cells cells) {
        List<Person> persons = new ArrayList<>();
        for (String[] parts : cells.pieces("parentalResponsibility", "family", "given", "relationship")) {
            String column = "parentalResponsibility";
            Name name = new Name(Name.Kind.LEGAL, cells.part(column, parts, 0), cells.part(column, parts, 1), null);
            String relationship = cells.findings().code(column, "relationship", parts[2]);
            persons.add(new Person(persons.size() + 1, relationship, true, false, name, null, List.of(), List.of()));
        }
        return persons;
    }

    private static Enrolment school(Cells cells) {
        String laestab = cells.text("schoolLaestab");
        boolean sound = laestab == null || laestab.matches("[0-9]{7}");
        if (!sound) {
            laestab = cells.findings().add("schoolLaestab", "wrong-form", "seven digits", laestab);
        }
        String name = cells.text("schoolName");
        LocalDate from = cells.findings().date("schoolFrom", cells.raw("schoolFrom"));
        return laestab == null && name == null
                ? null
                : new Enrolment(laestab, name, null, null, null, from, null, null);
    }

    private static List<IndexEntry.Involvement> services(Cells cells) {
        return cells.pieces("services", "name", "contact").stream()
                .map(parts ->
                        new IndexEntry.Involvement(cells.part("services", parts, 0), cells.part("services", parts, 1)))
                .toList();
    }

    private static List<Rejection> rejections(Row.At at, Findings findings, Effect effect) {
        return findings.all().stream()
                .map((Finding f) ->
                        new Rejection(at.file(), at.row(), f.field(), f.code(), effect, f.expected(), f.found()))
                .toList();
    }
}
