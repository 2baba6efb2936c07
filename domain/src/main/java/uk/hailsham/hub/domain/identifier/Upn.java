package uk.hailsham.hub.domain.identifier;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Unique Pupil Number: check letter, then twelve digits; a temporary one ends in a letter (GovTalk GDSC,
 * UniquePupilNumber 2.0).
 */
public final class Upn {
    /** No I, O and S, which look like digits. */
    private static final String LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ";

    private static final Pattern FORM = Pattern.compile("[" + LETTERS + "][0-9]{11}[0-9" + LETTERS + "]");

    /** From this two-digit year on, a year is one of the last century. */
    private static final int FIRST_CENTURY = 90;

    private Upn() {}

    /** In capitals and without blanks, as it is compared and kept. */
    public static String normal(String text) {
        return text.replaceAll("\\s", "").toUpperCase(Locale.ROOT);
    }

    /** Empty when the normal form is a sound UPN, permanent or temporary. */
    public static Optional<Fault> fault(String upn) {
        if (upn.length() != 13) {
            return Optional.of(new Fault("wrong-length", "13 characters"));
        }
        if (!FORM.matcher(upn).matches()) {
            return Optional.of(new Fault("wrong-form", "a letter and twelve digits; a temporary one ends in a letter"));
        }
        char check = checkLetter(upn);
        return upn.charAt(0) == check
                ? Optional.empty()
                : Optional.of(new Fault("wrong-check-letter", "the check letter " + check));
    }

    /** Only for a sound UPN. */
    public static boolean isTemporary(String upn) {
        return !Character.isDigit(upn.charAt(12));
    }

    /** Only for a sound UPN, which there have been since 1997. */
    public static int yearOfAllocation(String upn) {
        int year = Integer.parseInt(upn.substring(8, 10));
        return year < FIRST_CENTURY ? 2000 + year : 1900 + year;
    }

    /** The serial number within school and year; only for a sound UPN. */
    public static String serial(String upn) {
        return upn.substring(10);
    }

    private static char checkLetter(String upn) {
        int sum = 0;
        for (int position = 2; position <= 13; position++) {
            char c = upn.charAt(position - 1);
            sum += position * (Character.isDigit(c) ? c - '0' : LETTERS.indexOf(c));
        }
        return LETTERS.charAt(sum % LETTERS.length());
    }
}
