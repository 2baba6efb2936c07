package uk.hailsham.hub.mappings.bromcom;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import uk.hailsham.hub.domain.child.Address;
import uk.hailsham.hub.mappings.pupil.Findings;

/** Addresses by their parts or by lines. */
final class BromcomAddresses {
    static final String[] KEYS = {"AddressDetails", "Addresses", "Address"};
    private static final Set<String> AT_HOME = Set.of("UK", "GB", "UNITED KINGDOM", "ENGLAND", "WALES", "SCOTLAND");

    private final Findings findings;

    BromcomAddresses(Findings findings) {
        this.findings = findings;
    }

    /** Of a learner or a contact; those of which nothing is sound are left out. */
    List<Address> of(Json owner) {
        List<Address> addresses = new ArrayList<>();
        for (Json each : owner.list(KEYS)) {
            Address address = address(each);
            if (address != null) {
                addresses.add(address);
            }
        }
        return addresses;
    }

    private Address address(Json found) {
        String country = overseas(found);
        List<String> lines = lines(found);
        String town = findings.text("town", found.text("Town", "PostTown", "City"));
        String code = found.text("PostCode", "Postcode", "Zip");
        String postcode = country == null ? findings.postcode(code) : null;
        if (country != null) {
            add(lines, code);
        }
        String uprn = uprn(found);
        BromcomDates dates = new BromcomDates(findings);
        LocalDate from = dates.date("addresses.from", found.text("StartDate"));
        boolean nowhere = lines.isEmpty() && town == null && postcode == null && country == null && uprn == null;
        return nowhere
                ? null
                : new Address(
                        "home",
                        lines,
                        town,
                        postcode,
                        uprn,
                        country,
                        from,
                        dates.end("addresses.to", from, found.text("EndDate")));
    }

    private String overseas(Json found) {
        String country = findings.text("country", found.text("Country"));
        return country == null || AT_HOME.contains(country.toUpperCase(Locale.ROOT)) ? null : country;
    }

    private List<String> lines(Json found) {
        List<String> lines = new ArrayList<>();
        add(lines, found.text("Apartment", "Flat"));
        add(lines, found.text("HouseName"));
        String number = found.text("HouseNumber", "HouseNo");
        String street = found.text("Street", "Road");
        add(lines, number == null || street == null ? first(number, street) : number + " " + street);
        for (int i = 1; i <= 5; i++) {
            add(lines, found.text("AddressLine" + i, "Line" + i));
        }
        add(lines, found.text("Locality", "District"));
        add(lines, found.text());
        return lines;
    }

    private void add(List<String> lines, String raw) {
        String line = findings.text("address", raw);
        if (line != null) {
            lines.add(line);
        }
    }

    private String uprn(Json found) {
        String uprn = findings.text("uprn", found.text("UPRN"));
        return uprn == null || uprn.matches("[0-9]{1,12}")
                ? uprn
                : findings.add("uprn", "wrong-form", "at most twelve digits", uprn);
    }

    private static String first(String one, String other) {
        return one == null ? other : one;
    }
}
