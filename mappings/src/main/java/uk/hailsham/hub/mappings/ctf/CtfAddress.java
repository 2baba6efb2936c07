package uk.hailsham.hub.mappings.ctf;

import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import uk.hailsham.hub.mappings.xml.XmlElement;

/**
 * An {@code Address} in either form: by the parts of BS 7666, or by lines.
 *
 * @param paon number or name of the house
 * @param saon flat or other part of the house
 * @param lines empty in the form by parts
 */
record CtfAddress(
        String saon,
        String paon,
        String street,
        String locality,
        String town,
        String postTown,
        String uprn,
        List<String> lines,
        String postCode,
        String zip,
        String country) {
    static CtfAddress from(XmlElement address) {
        XmlElement parts = address.child("BS7666Address");
        XmlElement lines = address.child("AddressLines");
        return new CtfAddress(
                parts.text("SAON"),
                parts.text("PAON"),
                parts.text("Street"),
                parts.text("Locality"),
                parts.text("Town"),
                parts.text("PostTown"),
                parts.text("UniquePropertyReferenceNumber"),
                IntStream.rangeClosed(1, 5)
                        .mapToObj(i -> lines.text("AddressLine" + i))
                        .filter(Objects::nonNull)
                        .toList(),
                first(address.text("PostCode"), address.text("Postcode")),
                address.text("Zip"),
                address.text("Country"));
    }

    private static String first(String one, String other) {
        return one == null ? other : one;
    }
}
