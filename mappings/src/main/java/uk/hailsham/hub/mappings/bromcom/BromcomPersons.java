package uk.hailsham.hub.mappings.bromcom;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import uk.hailsham.hub.domain.child.Address;
import uk.hailsham.hub.domain.child.Name;
import uk.hailsham.hub.domain.child.Person;
import uk.hailsham.hub.mappings.pupil.Findings;

/** Contacts into persons: parents, and also doctors and social workers. */
final class BromcomPersons {
    static final String[] KEYS = {"ContactDetails", "Contacts"};
    private static final String[] SHIELDS = {"DoNotDisclose", "Confidential", "AddressShielded", "ShieldedAddress"};
    private static final String[] LIVES_WITH = {"AddressAsLearner", "LivesWithLearner", "SameAddress"};
    /** Key of a telephone number and what type of number stands there. */
    private static final Map<String, String> PHONES = phoneKeys();

    private final BromcomAddresses addresses;
    private final Findings findings;

    BromcomPersons(BromcomAddresses addresses, Findings findings) {
        this.addresses = addresses;
        this.findings = findings;
    }

    private static Map<String, String> phoneKeys() {
        Map<String, String> keys = new LinkedHashMap<>();
        keys.put("Telephone", null);
        keys.put("Phone", null);
        keys.put("HomeTelephone", "H");
        keys.put("MobileTelephone", "M");
        keys.put("Mobile", "M");
        keys.put("WorkTelephone", "W");
        return keys;
    }

    List<Person> persons(Json learner, List<Address> home) {
        List<Person> persons = new ArrayList<>();
        for (String key : KEYS) {
            for (Json contact : learner.list(key)) {
                Person person = person(contact, home);
                if (person != null && !persons.contains(person)) {
                    persons.add(person);
                }
            }
        }
        return persons;
    }

    private Person person(Json contact, List<Address> home) {
        String family = findings.text("persons.family", contact.text("Surname", "LastName"));
        String given = findings.text("persons.given", contact.text("Forename", "FirstName"));
        if (family == null && given == null) {
            return findings.add("persons", "missing", "a contact's name", null);
        }
        boolean shielded = shielded(contact);
        return new Person(
                findings.number("persons.order", contact.text("Priority", "Order")),
                findings.codeOrLabel(
                        "persons.relationship",
                        "relationship",
                        contact.text("RelationshipCode", "Relationship", "RelationshipType")),
                findings.flag("persons.parentalResponsibility", contact.text("ParentalResponsibility")),
                shielded,
                new Name(Name.Kind.LEGAL, family, given, findings.text("persons.middle", contact.text("MiddleNames"))),
                address(contact, home, shielded),
                phones(contact),
                emails(contact));
    }

    /** Fails closed: a flag that nobody can read counts as set. */
    private boolean shielded(Json contact) {
        String raw = contact.text(SHIELDS);
        Boolean flag = findings.flag("persons.doNotDisclose", raw);
        return raw != null && (flag == null || flag);
    }

    /** A person whose whereabouts must not be told is never said to live where the child does. */
    private Address address(Json contact, List<Address> home, boolean shielded) {
        if (Boolean.TRUE.equals(findings.flag("persons.address", contact.text(LIVES_WITH)))) {
            return shielded || home.isEmpty() ? null : home.get(0);
        }
        return addresses.of(contact).stream().findFirst().orElse(null);
    }

    private List<Person.Phone> phones(Json contact) {
        List<Person.Phone> phones = new ArrayList<>();
        PHONES.forEach((key, type) -> contact.texts(key).forEach(number -> addPhone(phones, type, number)));
        for (Json each : contact.list("Telephones", "Phones")) {
            String type = findings.codeOrLabel("persons.phones", "phone-type", each.text("Type", "TelephoneType"));
            String number = each.members().isEmpty() ? each.plain() : each.text("Number", "Telephone", "PhoneNo");
            addPhone(phones, type, number);
        }
        return phones;
    }

    private void addPhone(List<Person.Phone> phones, String type, String raw) {
        String number = findings.text("persons.phones", raw);
        if (number != null) {
            phones.add(new Person.Phone(type, number));
        }
    }

    private List<String> emails(Json contact) {
        List<String> emails = new ArrayList<>();
        for (String each : contact.texts("Email", "EmailAddress", "Emails")) {
            String email = findings.email("persons.emails", each);
            if (email != null) {
                emails.add(email);
            }
        }
        return emails;
    }
}
