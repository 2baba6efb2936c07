package uk.hailsham.hub.domain.identifier;

import java.util.Optional;

/** Unique Learner Number: ten digits, the last one a check digit modulo 11. */
public final class Uln {
    private Uln() {}

    /** Empty when the text, without blanks, is a sound ULN; {@code 9999999999} is a placeholder and unsound. */
    public static Optional<Fault> fault(String uln) {
        if (!uln.matches("[1-9][0-9]{9}")) {
            return Optional.of(new Fault("wrong-form", "ten digits, the first not 0"));
        }
        int rest = Weighed.tenToTwo(uln) % 11;
        boolean sound = rest != 0 && 10 - rest == uln.charAt(9) - '0';
        return sound ? Optional.empty() : Optional.of(new Fault("wrong-check-digit", "a sound check digit"));
    }
}
