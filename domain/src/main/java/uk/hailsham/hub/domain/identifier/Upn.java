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

    private static char checkLetter(String upn) {
        int sum = 0;
        for (int position = 2; position <= 13; position++) {
            char c = upn.charAt(position - 1);
            sum += position * (Character.isDigit(c) ? c - '0' : LETTERS.indexOf(c));
        }
        return LETTERS.charAt(sum % LETTERS.length());
    }
}
