package uk.hailsham.hub.domain.child;

import java.time.LocalDate;
import java.util.List;

/**
 * @param kind {@code home} unless the source says otherwise
 * @param lines house, street and locality, in order, without town and postcode
 * @param postcode in its usual form with one space, or null
 * @param uprn Unique Property Reference Number, or null
 * @param country only for an address outside the United Kingdom
 */
public record Address(
        String kind,
        List<String> lines,
        String town,
        String postcode,
        String uprn,
        String country,
        LocalDate from,
        LocalDate to) {
    public Address {
        lines = List.copyOf(lines);
    }
}
