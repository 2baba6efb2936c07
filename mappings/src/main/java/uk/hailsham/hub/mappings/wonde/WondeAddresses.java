package uk.hailsham.hub.mappings.wonde;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import uk.hailsham.hub.domain.child.Address;
import uk.hailsham.hub.mappings.json.JsonRecord;
import uk.hailsham.hub.mappings.pupil.Countries;
import uk.hailsham.hub.mappings.pupil.Findings;

/** Addresses of {@code contact_details}, for students and contacts alike. */
final class WondeAddresses {
    private final Findings findings;

    WondeAddresses(Findings findings) {
        this.findings = findings;
    }

    /** At home; where letters go when no other is known. */
    List<Address> home(JsonRecord contactDetails) {
        JsonRecord addresses = contactDetails.child("addresses");
        return Stream.of("home", "postal")
                .map(kind -> address(addresses.child(kind)))
                .flatMap(List::stream)
                .limit(1)
                .toList();
    }

    private List<Address> address(JsonRecord raw) {
        String country = Countries.overseas(findings.text("country", raw.text("country")));
        List<String> lines = lines(raw);
        String code = raw.text("postcode");
        add(lines, country == null ? null : code);
        String town = findings.text("town", raw.text("town"));
        String postcode = country == null ? findings.postcode(code) : null;
        boolean nothing = lines.isEmpty() && town == null && postcode == null;
        return nothing ? List.of() : List.of(new Address("home", lines, town, postcode, null, country, null, null));
    }

    private List<String> lines(JsonRecord raw) {
        List<String> lines = new ArrayList<>();
        add(lines, raw.text("apartment"));
        add(lines, raw.text("house_name"));
        add(
                lines,
                Stream.of(raw.text("house_number"), raw.text("street"))
                        .filter(text -> text != null)
                        .collect(Collectors.joining(" ")));
        add(lines, raw.text("district"));
        return lines;
    }

    private void add(List<String> lines, String raw) {
        String line = findings.text("address", raw);
        if (line != null) {
            lines.add(line);
        }
    }
}
