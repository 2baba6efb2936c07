package uk.hailsham.hub.mappings.pupil;

import java.time.LocalDate;

/** Whether a date can be a pupil's date of birth. */
public final class BirthDay {
    private static final int OLDEST = 30;

    private BirthDay() {}

    /** The date itself, unless it is after the day of the drop or a pupil would be too old. */
    public static LocalDate plausible(LocalDate born, String raw, LocalDate day, Findings findings) {
        boolean plausible = born == null || !born.isAfter(day) && born.isAfter(day.minusYears(OLDEST));
        return plausible
                ? born
                : findings.add("dateOfBirth", "implausible-date", "a date in the last " + OLDEST + " years", raw);
    }
}
