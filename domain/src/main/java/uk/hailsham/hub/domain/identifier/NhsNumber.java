package uk.hailsham.hub.domain.identifier;

import java.util.Optional;

/** NHS number: ten digits, the last one a check digit modulo 11. */
public final class NhsNumber {
    private NhsNumber() {}

    /** Empty when the text, without blanks, is a sound NHS number. */
    public static Optional<Fault> fault(String number) {
        if (!number.matches("[0-9]{10}")) {
            return Optional.of(new Fault("wrong-form", "ten digits"));
        }
        int check = (11 - Weighed.tenToTwo(number) % 11) % 11;
        return check == number.charAt(9) - '0'
                ? Optional.empty()
                : Optional.of(new Fault("wrong-check-digit", "a sound check digit"));
    }
}
