package uk.hailsham.hub.town.people;

import java.util.Map;

/** How people shorten what kind of street theirs is. */
final class Streets {
    private static final Map<String, String> SHORT = Map.ofEntries(
            Map.entry("Road", "Rd"),
            Map.entry("Street", "St"),
            Map.entry("Lane", "La"),
            Map.entry("Close", "Cl"),
            Map.entry("Avenue", "Ave"),
            Map.entry("Drive", "Dr"),
            Map.entry("Gardens", "Gdns"),
            Map.entry("Court", "Ct"),
            Map.entry("Crescent", "Cres"),
            Map.entry("Terrace", "Terr"),
            Map.entry("Place", "Pl"),
            Map.entry("Grove", "Gr"));

    private Streets() {}

    static String shortened(String street) {
        int last = street.lastIndexOf(' ') + 1;
        return street.substring(0, last) + SHORT.getOrDefault(street.substring(last), street.substring(last));
    }
}
