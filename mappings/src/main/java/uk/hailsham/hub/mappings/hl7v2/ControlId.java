package uk.hailsham.hub.mappings.hl7v2;

import java.math.BigInteger;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The id of a message, MSH-10, made of the recipient's: the same at each attempt, so that a receiver knows a repeat. HL7 v2.4
 * has 20 characters for it, and an id has 26 in the same alphabet: an answer's is therefore led back in two steps, to the
 * moment in which the recipient was made, and then to the one of that moment whose random part fits.
 */
public final class ControlId {
    private static final Pattern FORM = Pattern.compile("[NMC][0-9A-V][0-9A-V]{18}");
    private static final int RADIX = 32;
    private static final int LENGTH = 18;
    private static final int RANDOM_BITS = 42;
    private static final int MOMENT_BITS = 48;
    private static final long RANDOM = (1L << RANDOM_BITS) - 1;
    private static final int NOT_OF_THE_MOMENT = 64 - MOMENT_BITS;

    private ControlId() {}

    /** @param revision of a change, from 0 to 31 */
    static String of(UUID recipient, Hl7Event event, int revision) {
        if (revision < 0 || revision >= RADIX) {
            throw new IllegalArgumentException("expected a revision from 0 to 31, found " + revision);
        }
        BigInteger number = BigInteger.valueOf(moment(recipient))
                .shiftLeft(RANDOM_BITS)
                .or(BigInteger.valueOf(recipient.getLeastSignificantBits() & RANDOM));
        String digits = number.toString(RADIX).toUpperCase(Locale.ROOT);
        return event.letter()
                + Integer.toString(revision, RADIX).toUpperCase(Locale.ROOT)
                + "0".repeat(LENGTH - digits.length())
                + digits;
    }

    private static long moment(UUID recipient) {
        return recipient.getMostSignificantBits() >>> NOT_OF_THE_MOMENT;
    }

    /** Ids of recipients among which the one of a message lies, first and last. */
    public record Span(UUID first, UUID last) {}

    /** Empty for what is no id of a message of the hub's. */
    public static Optional<Span> span(String id) {
        if (!FORM.matcher(id).matches()) {
            return Optional.empty();
        }
        long moment =
                new BigInteger(id.substring(2), RADIX).shiftRight(RANDOM_BITS).longValue() << NOT_OF_THE_MOMENT;
        return Optional.of(new Span(new UUID(moment, 0), new UUID(moment | (1L << NOT_OF_THE_MOMENT) - 1, -1)));
    }

    /** Whether the message is about this recipient. */
    public static boolean names(String id, UUID recipient) {
        return FORM.matcher(id).matches()
                && of(recipient, Hl7Event.REQUEST, 0).substring(2).equals(id.substring(2));
    }
}
