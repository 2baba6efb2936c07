package uk.hailsham.hub.domain.child;

import java.util.List;

/**
 * Somebody in the child's life: a parent, and also the doctor (DOC) or the social worker (SWR), who are contacts too.
 *
 * @param order 1 is to be rung first; null when not said
 * @param relationship a code of the list {@code relationship}
 * @param parentalResponsibility null when not said
 * @param doNotDisclose true when this person's whereabouts must not be told
 * @param address the child's own where the source says so, or this person's; null when not said
 */
public record Person(
        Integer order,
        String relationship,
        Boolean parentalResponsibility,
        boolean doNotDisclose,
        Name name,
        Address address,
        List<Phone> phones,
        List<String> emails) {
    public Person {
        phones = List.copyOf(phones);
        emails = List.copyOf(emails);
    }

    /** @param type a code of the list {@code phone-type}, or null */
    public record Phone(String type, String number) {}
}
