package uk.hailsham.hub.mappings.ctf;

import java.util.ArrayList;
import java.util.List;
import uk.hailsham.hub.domain.child.Address;
import uk.hailsham.hub.mappings.pupil.Countries;
import uk.hailsham.hub.mappings.pupil.Findings;

/** Addresses in either form, and overseas ones, into the hub's one form. */
final class CtfAddresses {
    private final Findings findings;

    CtfAddresses(Findings findings) {
        this.findings = findings;
    }

    List<Address> home(List<CtfAddress> addresses) {
        List<Address> home = new ArrayList<>();
        for (CtfAddress each : addresses) {
            Address address = address(each);
            if (address != null) {
                home.add(address);
            }
        }
        return home;
    }

    /** Null when nothing of it is sound. */
    Address address(CtfAddress found) {
        String country = overseas(found);
        List<String> lines = found.lines().isEmpty() ? parts(found) : texts(found.lines());
        add(lines, country == null ? null : first(found.zip(), found.postCode()));
        String town = findings.text("town", first(found.postTown(), found.town()));
        String postcode = country == null ? findings.postcode(first(found.postCode(), found.zip())) : null;
        boolean nothing = lines.isEmpty() && town == null && postcode == null && country == null;
        return nothing ? null : new Address("home", lines, town, postcode, uprn(found), country, null, null);
    }

    private String overseas(CtfAddress found) {
        return Countries.overseas(findings.text("country", found.country()));
    }

    private List<String> parts(CtfAddress found) {
        List<String> lines = new ArrayList<>();
        add(lines, found.saon());
        boolean number = found.paon() != null && Character.isDigit(found.paon().charAt(0)) && found.street() != null;
        if (number) {
            add(lines, found.paon() + " " + found.street());
        } else {
            add(lines, found.paon());
            add(lines, found.street());
        }
        add(lines, found.locality());
        if (found.postTown() != null && !found.postTown().equalsIgnoreCase(found.town())) {
            add(lines, found.town());
        }
        return lines;
    }

    private List<String> texts(List<String> raw) {
        List<String> lines = new ArrayList<>();
        raw.forEach(line -> add(lines, line));
        return lines;
    }

    private void add(List<String> lines, String raw) {
        String line = findings.text("address", raw);
        if (line != null) {
            lines.add(line);
        }
    }

    private String uprn(CtfAddress found) {
        String uprn = findings.text("uprn", found.uprn());
        return uprn == null || uprn.matches("[0-9]{1,12}")
                ? uprn
                : findings.add("uprn", "wrong-form", "at most twelve digits", uprn);
    }

    private static String first(String one, String other) {
        return one == null ? other : one;
    }
}
