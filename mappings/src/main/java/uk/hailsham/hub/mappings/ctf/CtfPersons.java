package uk.hailsham.hub.mappings.ctf;

import java.util.ArrayList;
import java.util.List;
import uk.hailsham.hub.domain.child.Address;
import uk.hailsham.hub.domain.child.Name;
import uk.hailsham.hub.domain.child.Person;
import uk.hailsham.hub.mappings.pupil.Findings;

/** Contacts into persons: parents, and also doctors and social workers. */
final class CtfPersons {
    private final CtfAddresses addresses;
    private final Findings findings;

    CtfPersons(CtfAddresses addresses, Findings findings) {
        this.addresses = addresses;
        this.findings = findings;
    }

    List<Person> persons(CtfPupil pupil, List<Address> home) {
        List<Person> persons = new ArrayList<>();
        for (CtfContact contact : pupil.contacts()) {
            Person person = person(contact, home);
            if (person != null) {
                persons.add(person);
            }
        }
        checkEmail(pupil.email(), persons);
        return persons;
    }

    private Person person(CtfContact contact, List<Address> home) {
        String family = findings.text("persons.family", contact.surname());
        String given = findings.text("persons.given", contact.forename());
        if (family == null && given == null) {
            return findings.add("persons", "missing", "a contact's name", null);
        }
        boolean shielded = shielded(contact);
        return new Person(
                findings.number("persons.order", contact.order()),
                findings.code("persons.relationship", "relationship", contact.relationship()),
                findings.flag("persons.parentalResponsibility", contact.responsibility()),
                shielded,
                new Name(Name.Kind.LEGAL, family, given, findings.text("persons.middle", contact.middleNames())),
                address(contact, home, shielded),
                phones(contact),
                emails(contact));
    }

    /** Fails closed: a flag that nobody can read counts as set. */
    private boolean shielded(CtfContact contact) {
        if (contact.shielded() == null) {
            return false;
        }
        Boolean flag = findings.flag("persons.doNotDisclose", contact.shielded());
        return flag == null || flag;
    }

    /** A person whose whereabouts must not be told is never said to live where the child does. */
    private Address address(CtfContact contact, List<Address> home, boolean shielded) {
        boolean asPupil = Boolean.TRUE.equals(findings.flag("persons.address", contact.addressAsPupil()));
        if (asPupil) {
            return shielded || home.isEmpty() ? null : home.get(0);
        }
        return contact.address() == null ? null : addresses.address(contact.address());
    }

    private List<Person.Phone> phones(CtfContact contact) {
        List<Person.Phone> phones = new ArrayList<>();
        for (CtfContact.CtfPhone each : contact.phones()) {
            String number = findings.text("persons.phones", each.number());
            if (number != null) {
                phones.add(new Person.Phone(findings.code("persons.phones", "phone-type", each.type()), number));
            }
        }
        return phones;
    }

    private List<String> emails(CtfContact contact) {
        List<String> emails = new ArrayList<>();
        for (String each : contact.emails()) {
            String email = findings.email("persons.emails", each);
            if (email != null) {
                emails.add(email);
            }
        }
        return emails;
    }

    /** The hub keeps no e-mail address of a pupil; that a school has a parent's there is worth its knowing. */
    private void checkEmail(String email, List<Person> persons) {
        boolean contacts = email != null
                && persons.stream().flatMap(person -> person.emails().stream()).anyMatch(email::equalsIgnoreCase);
        if (contacts) {
            findings.add("email", "contacts-email", "the pupil's own e-mail address, not a contact's", email);
        }
    }
}
