package uk.hailsham.hub.mappings.pupil;

import java.util.Locale;
import java.util.Set;

/** Whether an address lies in the United Kingdom. */
public final class Countries {
    private static final Set<String> AT_HOME = Set.of(
            "ENG",
            "WLS",
            "SCT",
            "NIR",
            "GB",
            "GBR",
            "UK",
            "UNITED KINGDOM",
            "ENGLAND",
            "WALES",
            "SCOTLAND",
            "NORTHERN IRELAND",
            "GREAT BRITAIN");

    private Countries() {}

    /** The country when it is abroad; null when it is not said or a part of the United Kingdom. */
    public static String overseas(String country) {
        return country == null || AT_HOME.contains(country.toUpperCase(Locale.ROOT)) ? null : country;
    }
}
