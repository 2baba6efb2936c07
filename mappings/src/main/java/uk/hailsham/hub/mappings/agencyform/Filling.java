package uk.hailsham.hub.mappings.agencyform;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import uk.hailsham.hub.domain.referral.DisclosableField;
import uk.hailsham.hub.domain.referral.Disclosure;
import uk.hailsham.hub.mappings.agencypdf.FormValue;

/**
 * What stands in each field of a template. A field named {@code key} holds the value as people read it; a tick named
 * {@code key=value} is set when the value is that one, or goes on after it: {@code agreement=given} for "given by mother".
 */
final class Filling {
    /** What an empty field shows, so that nobody takes it for forgotten. */
    static final String GAP = "not given";

    private final Map<String, String> values;
    private final Map<String, String> bare;

    Filling(Disclosure disclosure, FormValue read) {
        Map<String, String> readable = new TreeMap<>();
        disclosure.fields().forEach((key, value) -> {
            DisclosableField field = DisclosableField.of(key);
            readable.put(key, value.isBlank() ? "" : read.of(field, value));
        });
        this.values = readable;
        this.bare = disclosure.fields();
    }

    /** Empty text for a gap. */
    String text(String name) {
        return values.getOrDefault(name, "");
    }

    static boolean isTick(String name) {
        return name.contains("=");
    }

    /** A bare name is a tick too where the template has a box for it: it stands for yes. */
    boolean ticked(String name) {
        int sign = name.indexOf('=');
        String key = sign < 0 ? name : name.substring(0, sign);
        String wanted = words(sign < 0 ? "yes" : name.substring(sign + 1));
        String found = words(bare.getOrDefault(key, ""));
        return found.equals(wanted)
                || found.startsWith(wanted) && !Character.isLetterOrDigit(found.charAt(wanted.length()));
    }

    private static String words(String text) {
        return text.strip().toLowerCase(Locale.ROOT).replace('-', ' ');
    }

    /** As the form's own words have it. */
    static String label(String name) {
        return Optional.of(name)
                .flatMap(DisclosableField::find)
                .map(DisclosableField::label)
                .orElse(name);
    }
}
