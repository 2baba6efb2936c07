package uk.hailsham.hub.domain.intake;

import java.util.Locale;

/**
 * What of a drop was not taken, for the school that sent it: {@code found} may hold a child's data and goes nowhere else.
 *
 * @param row the nth record of that file from 1, headers and blank lines not counted; 0 for the whole file
 */
public record Rejection(String file, int row, String field, String code, Effect effect, String expected, String found) {
    /** How much was left out; of an advice nothing: it tells what would help. */
    public enum Effect {
        ADVICE,
        FIELD_DROPPED,
        ROW_REJECTED,
        FILE_REFUSED;

        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
