package uk.hailsham.hub.mappings.pupil;

import java.util.Map;

/** The four broad areas of need of the SEND Code of Practice (2015), by SEN type. */
public final class SenAreas {
    private static final String COMMUNICATION = "communication-and-interaction";
    private static final String COGNITION = "cognition-and-learning";
    private static final String SENSORY = "sensory-and-physical";

    private static final Map<String, String> AREAS = Map.ofEntries(
            Map.entry("SLCN", COMMUNICATION),
            Map.entry("ASD", COMMUNICATION),
            Map.entry("SPLD", COGNITION),
            Map.entry("MLD", COGNITION),
            Map.entry("SLD", COGNITION),
            Map.entry("PMLD", COGNITION),
            Map.entry("SEMH", "social-emotional-and-mental-health"),
            Map.entry("HI", SENSORY),
            Map.entry("VI", SENSORY),
            Map.entry("MSI", SENSORY),
            Map.entry("PD", SENSORY));

    private SenAreas() {}

    /** Null for a type that belongs to none, such as {@code OTH} and {@code NSA}. */
    public static String of(String senType) {
        return senType == null ? null : AREAS.get(senType);
    }
}
