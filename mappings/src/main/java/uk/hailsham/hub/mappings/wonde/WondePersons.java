package uk.hailsham.hub.mappings.wonde;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import uk.hailsham.hub.domain.child.Address;
import uk.hailsham.hub.domain.child.Name;
import uk.hailsham.hub.domain.child.Person;
import uk.hailsham.hub.mappings.json.JsonRecord;
import uk.hailsham.hub.mappings.pupil.Findings;

/** Contacts into persons: parents, and also doctors and social workers. */
final class WondePersons {
    private static final Map<String, String> PHONE_TYPES = phoneTypes();

    private final WondeAddresses addresses;
    private final Findings findings;

    WondePersons(WondeAddresses addresses, Findings findings) {
        this.addresses = addresses;
        this.findings = findings;
    }

    /** Those that say where a phone is come first: the others mostly repeat them. */
    private static Map<String, String> phoneTypes() {
        Map<String, String> types = new LinkedHashMap<>();
        types.put("home", "H");
        types.put("work", "W");
        types.put("mobile", "M");
        types.put("primary", null);
        types.put("phone", null);
        return types;
    }

    List<Person> persons(List<JsonRecord> contacts, List<Address> home) {
        List<Person> persons = new ArrayList<>();
        for (JsonRecord contact : contacts) {
            Person person = person(contact, home);
            if (person != null) {
                persons.add(person);
            }
        }
        return persons;
    }

    private Person person(JsonRecord contact, List<Address> home) {
        String family = findings.text("persons.family", contact.text("legal_surname", "surname"));
        String given = findings.text("persons.given", contact.text("legal_forename", "forename"));
        if (family == null && given == null) {
            return findings.add("persons", "missing", "a contact's name", null);
        }
        JsonRecord relationship = contact.child("relationship");
        JsonRecord details = WondeStudent.include(contact, "contact_details");
        return new Person(
                findings.number("persons.order", relationship.text("priority")),
                findings.codeOrLabel("persons.relationship", "relationship", relationship(relationship)),
                findings.flag("persons.parentalResponsibility", relationship.text("parental_responsibility")),
                false,
                new Name(Name.Kind.LEGAL, family, given, findings.text("persons.middle", contact.text("middle_names"))),
                address(details, relationship, home),
                phones(details.child("phones")),
                emails(details.child("emails")));
    }

    private static String relationship(JsonRecord relationship) {
        return relationship.isObject() ? relationship.text("relationship") : relationship.text();
    }

    /** Their own; the child's where only that they live together is said. */
    private Address address(JsonRecord details, JsonRecord relationship, List<Address> home) {
        List<Address> own = addresses.home(details);
        boolean together = Boolean.TRUE.equals(findings.flag("persons.address", relationship.text("lives_with_pupil")));
        if (own.isEmpty() && together) {
            own = home;
        }
        return own.isEmpty() ? null : own.get(0);
    }

    private List<Person.Phone> phones(JsonRecord raw) {
        Map<String, Person.Phone> phones = new LinkedHashMap<>();
        PHONE_TYPES.forEach((place, type) -> {
            String number = findings.text("persons.phones", raw.text(place));
            if (number != null) {
                phones.putIfAbsent(number.replace(" ", ""), new Person.Phone(type, number));
            }
        });
        return List.copyOf(phones.values());
    }

    private List<String> emails(JsonRecord raw) {
        Set<String> emails = new LinkedHashSet<>();
        for (String place : List.of("primary", "email", "home", "work")) {
            String email = findings.email("persons.emails", raw.text(place));
            if (email != null) {
                emails.add(email);
            }
        }
        return List.copyOf(emails);
    }
}
