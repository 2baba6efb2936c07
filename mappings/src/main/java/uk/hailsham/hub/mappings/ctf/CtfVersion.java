package uk.hailsham.hub.mappings.ctf;

import java.math.BigDecimal;
import java.util.Optional;
import uk.hailsham.hub.domain.intake.Rejection;

/** The version follows the school year: 15 in 2015, and one more each September. */
final class CtfVersion {
    private static final BigDecimal FIRST = new BigDecimal(15);
    private static final BigDecimal AFTER_LAST = new BigDecimal(27);

    private CtfVersion() {}

    /** A note for the school when the version is not one that was read before; the file is read all the same. */
    static Optional<Rejection> note(String file, String version) {
        if (known(version)) {
            return Optional.empty();
        }
        return Optional.of(new Rejection(
                file,
                0,
                "CTFversion",
                "unknown-version",
                Rejection.Effect.FIELD_DROPPED,
                "a version from 15.0 to 26.x",
                version));
    }

    private static boolean known(String version) {
        if (version == null || !version.matches("[0-9]{1,3}(\\.[0-9]{1,3})?")) {
            return false;
        }
        BigDecimal number = new BigDecimal(version);
        return number.compareTo(FIRST) >= 0 && number.compareTo(AFTER_LAST) < 0;
    }
}
