package uk.hailsham.hub.domain.telling;

import java.util.Optional;

/** How far an agency lets the school that referred follow what comes of it; the most open first. */
public enum Progress {
    /** Each state, as it is. */
    STATE,
    /** Whether the agency has it, and no more. */
    RECEIPT,
    NOTHING;

    /** @param state of the recipient, as FHIR Task has it */
    public Optional<String> shown(String state) {
        return switch (this) {
            case STATE -> Optional.of(state);
            case RECEIPT -> Optional.of(state.equals("requested") || state.equals("failed") ? state : "received");
            case NOTHING -> Optional.empty();
        };
    }
}
