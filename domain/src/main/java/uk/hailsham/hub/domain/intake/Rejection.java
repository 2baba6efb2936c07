package uk.hailsham.hub.domain.intake;

import java.util.Locale;

/**
 * What of a drop was not taken, or what its sender must know beside, for the school that sent it: {@code found} may hold a child's data and goes nowhere else.
 *
 * @param row the nth record of that file from 1, headers and blank lines not counted; 0 for the whole file
 */
public record Rejection(String file, int row, String field, String code, Effect effect, String expected, String found) {
    /** Enough to find the place again; a cell may be as long as a file. */
    private static final int LONGEST_FOUND = 200;

    public Rejection {
        found = found != null && found.length() > LONGEST_FOUND ? found.substring(0, LONGEST_FOUND) + "…" : found;
    }

    /** How much was left out. */
    public enum Effect {
        /** Nothing: it is told, and all was taken. */
        TOLD,
        FIELD_DROPPED,
        ROW_REJECTED,
        FILE_REFUSED;

        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
