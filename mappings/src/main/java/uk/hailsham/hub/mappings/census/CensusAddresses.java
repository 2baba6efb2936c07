package uk.hailsham.hub.mappings.census;

import java.util.ArrayList;
import java.util.List;
import uk.hailsham.hub.domain.child.Address;
import uk.hailsham.hub.mappings.pupil.Findings;

/** Addresses, which exports cut down to the postcode more often than not. */
final class CensusAddresses {
    private final Findings findings;

    CensusAddresses(Findings findings) {
        this.findings = findings;
    }

    List<Address> addresses(List<Entry> entries) {
        List<Address> addresses = new ArrayList<>();
        for (Entry entry : entries) {
            Address address = entry.blade() == Blade.ADDRESSES ? address(entry) : null;
            if (address != null && !addresses.contains(address)) {
                addresses.add(address);
            }
        }
        return addresses;
    }

    private Address address(Entry entry) {
        List<String> lines = lines(entry);
        String town = findings.text("town", first(entry.cell("posttown"), entry.cell("town")));
        String postcode = findings.postcode(entry.cell("postcode"));
        String uprn = uprn(entry.cell("uniquepropertyreferencenumber"));
        boolean nothing = lines.isEmpty() && town == null && postcode == null && uprn == null;
        return nothing ? null : new Address("home", lines, town, postcode, uprn, null, null, null);
    }

    private List<String> lines(Entry entry) {
        List<String> lines = new ArrayList<>();
        for (int i = 1; i <= 5; i++) {
            add(lines, entry.cell("addressline" + i));
        }
        if (lines.isEmpty()) {
            String paon = entry.cell("paon");
            String street = entry.cell("street");
            boolean number = paon != null && street != null && Character.isDigit(paon.charAt(0));
            add(lines, entry.cell("saon"));
            add(lines, number ? paon + " " + street : paon);
            add(lines, number ? null : street);
            add(lines, entry.cell("locality"));
        }
        return lines;
    }

    private void add(List<String> lines, String raw) {
        String line = findings.text("address", raw);
        if (line != null) {
            lines.add(line);
        }
    }

    /** A whole number that came through a spreadsheet ends in {@code .0}. */
    private String uprn(String raw) {
        String uprn = findings.text("uprn", raw == null ? null : raw.replaceFirst("\\.0+$", ""));
        return uprn == null || uprn.matches("[1-9][0-9]{0,11}")
                ? uprn
                : findings.add("uprn", "wrong-form", "one to twelve digits, the first not 0", raw);
    }

    private static String first(String one, String other) {
        return one == null ? other : one;
    }
}
