package uk.hailsham.hub.mappings.rows;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import uk.hailsham.hub.domain.child.Address;
import uk.hailsham.hub.domain.child.Name;
import uk.hailsham.hub.domain.child.Person;
import uk.hailsham.hub.mappings.pupil.Findings;

/** Contacts: one in each row of the pupil, or several beside each other, whose columns go together by their order. */
final class RowPersons {
    private final Findings findings;

    RowPersons(Findings findings) {
        this.findings = findings;
    }

    /** What a row says of one contact, as written. */
    private record Written(
            String name,
            String family,
            String given,
            String relationship,
            String priority,
            String responsibility,
            String shielded,
            String livesWith,
            String phone,
            String mobile,
            String email) {
        static Written of(PupilRow row, int place) {
            return new Written(
                    at(row, PupilColumn.CONTACT_NAME, place),
                    at(row, PupilColumn.CONTACT_FAMILY, place),
                    at(row, PupilColumn.CONTACT_GIVEN, place),
                    at(row, PupilColumn.CONTACT_RELATIONSHIP, place),
                    at(row, PupilColumn.CONTACT_PRIORITY, place),
                    at(row, PupilColumn.CONTACT_RESPONSIBILITY, place),
                    at(row, PupilColumn.CONTACT_SHIELDED, place),
                    at(row, PupilColumn.CONTACT_LIVES_WITH, place),
                    at(row, PupilColumn.CONTACT_PHONE, place),
                    at(row, PupilColumn.CONTACT_MOBILE, place),
                    at(row, PupilColumn.CONTACT_EMAIL, place));
        }

        private static String at(PupilRow row, PupilColumn column, int place) {
            List<String> cells = row.cells(column);
            return place < cells.size() ? cells.get(place) : null;
        }

        /** A relationship or a priority alone is a place on the form that was left empty. */
        boolean isSomebody() {
            return Stream.of(name, family, given, phone, mobile, email).anyMatch(each -> each != null);
        }
    }

    /** A contact that comes again with each need is one contact. */
    List<Person> persons(List<PupilRow> rows, List<Address> home) {
        Set<Written> written = new LinkedHashSet<>();
        rows.forEach(row -> written.addAll(written(row)));
        List<Person> persons = new ArrayList<>();
        for (Written each : written) {
            Person person = person(each, home);
            if (person != null) {
                persons.add(person);
            }
        }
        return persons;
    }

    private static List<Written> written(PupilRow row) {
        List<Written> written = new ArrayList<>();
        int places = Stream.of(PupilColumn.CONTACT_NAME, PupilColumn.CONTACT_FAMILY, PupilColumn.CONTACT_GIVEN)
                .mapToInt(column -> row.cells(column).size())
                .max()
                .orElse(0);
        for (int place = 0; place < places; place++) {
            Written one = Written.of(row, place);
            if (one.isSomebody()) {
                written.add(one);
            }
        }
        return written;
    }

    private Person person(Written written, List<Address> home) {
        Name name = name(written);
        if (name == null) {
            return null;
        }
        boolean shielded = shielded(written.shielded);
        Boolean livesWith = findings.flag("persons.address", written.livesWith);
        return new Person(
                findings.number("persons.order", written.priority),
                findings.codeOrLabel("persons.relationship", "relationship", written.relationship),
                findings.flag("persons.parentalResponsibility", written.responsibility),
                shielded,
                name,
                Boolean.TRUE.equals(livesWith) && !shielded && !home.isEmpty() ? home.get(0) : null,
                phones(written),
                email(written));
    }

    /** In one column a name without a comma, "Mrs P Ward", cannot be told apart and stands as the surname. */
    private Name name(Written written) {
        String family = findings.text("persons.family", written.family);
        String given = findings.text("persons.given", written.given);
        String whole = family == null && given == null ? findings.text("persons.name", written.name) : null;
        if (whole != null) {
            int comma = whole.indexOf(',');
            family = comma < 0 ? whole : whole.substring(0, comma).strip();
            given = comma < 0 ? null : whole.substring(comma + 1).strip();
        }
        return family == null && given == null
                ? findings.add("persons", "missing", "a contact's name", null)
                : new Name(Name.Kind.LEGAL, family, given, null);
    }

    /** Fails closed: a flag that nobody can read counts as set. */
    private boolean shielded(String raw) {
        Boolean flag = findings.flag("persons.doNotDisclose", raw);
        return raw != null && (flag == null || flag);
    }

    private List<Person.Phone> phones(Written written) {
        List<Person.Phone> phones = new ArrayList<>();
        add(phones, null, written.phone);
        add(phones, "M", written.mobile);
        return phones;
    }

    private void add(List<Person.Phone> phones, String type, String raw) {
        String number = findings.text("persons.phones", raw);
        if (number != null) {
            phones.add(new Person.Phone(type, number));
        }
    }

    private List<String> email(Written written) {
        String email = findings.email("persons.emails", written.email);
        return email == null ? List.of() : List.of(email);
    }
}
