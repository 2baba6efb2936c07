package uk.hailsham.hub.domain.identifier;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Postcodes of the United Kingdom, with BFPO and the pseudo-postcodes of the ZZ99 series. */
public final class Postcode {
    private static final Pattern FORM = Pattern.compile("GIR0AA|ZZ99[0-9][A-Z]{2}|"
            + "(BF1|[A-PR-UWYZ]([0-9]{1,2}|[A-HK-Y][0-9]([0-9ABEHMNPRV-Y])?|[0-9][A-HJKPS-UW]))"
            + "[0-9][ABD-HJLNP-UW-Z]{2}");

    private static final Pattern BETWEEN = Pattern.compile("[\\s.]");

    private Postcode() {}

    /** In capitals with one blank before the last three characters; empty when the text is no postcode. */
    public static Optional<String> normal(String text) {
        String packed = BETWEEN.matcher(text).replaceAll("").toUpperCase(Locale.ROOT);
        if (!FORM.matcher(packed).matches()) {
            return Optional.empty();
        }
        int outward = packed.length() - 3;
        return Optional.of(packed.substring(0, outward) + " " + packed.substring(outward));
    }
}
