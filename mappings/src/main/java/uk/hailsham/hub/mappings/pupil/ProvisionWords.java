package uk.hailsham.hub.mappings.pupil;

import java.util.Locale;
import java.util.Map;

/** SEN provision in words, as systems show it, for the code of the list {@code sen-provision}. */
public final class ProvisionWords {
    private static final Map<String, String> CODES = Map.ofEntries(
            Map.entry("sen support", "K"),
            Map.entry("ehc plan", "E"),
            Map.entry("ehcp", "E"),
            Map.entry("education, health and care plan", "E"),
            Map.entry("education health and care plan", "E"),
            Map.entry("no special educational need", "N"),
            Map.entry("no specialist provision", "N"),
            Map.entry("school action", "A"),
            Map.entry("school action plus", "P"),
            Map.entry("statement", "S"));

    private ProvisionWords() {}

    /** The text itself when it is none of the words; null for null. */
    public static String code(String raw) {
        return raw == null ? null : CODES.getOrDefault(raw.strip().toLowerCase(Locale.ROOT), raw);
    }
}
