package uk.hailsham.hub.mappings.ctf;

import java.util.List;
import java.util.stream.Stream;
import uk.hailsham.hub.mappings.xml.XmlElement;

/**
 * One {@code Contact}: a parent, and also the doctor or the social worker.
 *
 * @param shielded what suppliers' own flags say about keeping this person's whereabouts secret; null when nothing
 */
record CtfContact(
        String order,
        String surname,
        String forename,
        String middleNames,
        String relationship,
        String responsibility,
        String addressAsPupil,
        String shielded,
        CtfAddress address,
        List<CtfPhone> phones,
        List<String> emails) {
    /** The standard has no such flag; these are names that suppliers gave it. */
    private static final List<String> SHIELDS =
            List.of("DoNotDisclose", "AddressShielded", "ShieldedAddress", "Confidential");

    static CtfContact from(XmlElement contact) {
        XmlElement address = contact.child("Address");
        return new CtfContact(
                contact.text("Order"),
                contact.text("Surname"),
                contact.text("Forename"),
                contact.text("MiddleNames"),
                contact.text("Relationship"),
                contact.text("Responsibility"),
                contact.text("AddressAsPupil"),
                shielded(contact, address),
                address.isEmpty() ? null : CtfAddress.from(address),
                contact.child("Phones").children("Phone").stream()
                        .map(phone -> new CtfPhone(phone.text("TelephoneType"), phone.text("PhoneNo")))
                        .toList(),
                contact.children("Email").stream()
                        .map(XmlElement::text)
                        .filter(email -> email != null)
                        .toList());
    }

    private static String shielded(XmlElement contact, XmlElement address) {
        return SHIELDS.stream()
                .flatMap(flag -> Stream.of(contact.text(flag), address.text(flag)))
                .filter(flag -> flag != null)
                .findFirst()
                .orElse(null);
    }

    /** One {@code Phone}. */
    record CtfPhone(String type, String number) {}
}
