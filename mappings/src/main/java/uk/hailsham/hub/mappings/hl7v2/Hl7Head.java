package uk.hailsham.hub.mappings.hl7v2;

import ca.uhn.hl7v2.HL7Exception;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The head of a message that came.
 *
 * @param application of the sender, MSH-3; empty text where there is none, as with all that follow
 * @param facility of the sender, MSH-4
 * @param toApplication MSH-5
 * @param toFacility MSH-6
 * @param type such as {@code SIU}
 * @param event such as {@code S12}
 * @param id MSH-10
 * @param processing MSH-11
 * @param version such as {@code 2.4}
 * @param accept when the sender wants to hear that it has arrived: AL, NE, ER, SU, or nothing
 * @param applied when it wants to hear what became of it
 */
public record Hl7Head(
        String application,
        String facility,
        String toApplication,
        String toFacility,
        String type,
        String event,
        String id,
        String processing,
        String version,
        String accept,
        String applied) {
    private static final Pattern PLAIN = Pattern.compile("[ -~]{0,199}");

    /** Empty for what is no message, and for one without type, id or version, or whose head holds more than a head does. */
    public static Optional<Hl7Head> of(byte[] message) {
        try {
            return of(Segments.of(message));
        } catch (HL7Exception e) {
            return Optional.empty();
        }
    }

    static Optional<Hl7Head> of(Segments message) {
        Hl7Head head = new Hl7Head(
                text(message, 3, 1),
                text(message, 4, 1),
                text(message, 5, 1),
                text(message, 6, 1),
                text(message, 9, 1),
                text(message, 9, 2),
                text(message, 10, 1),
                text(message, 11, 1),
                text(message, 12, 1),
                text(message, 15, 1),
                text(message, 16, 1));
        boolean plain = java.util.stream.Stream.of(
                        head.application,
                        head.facility,
                        head.toApplication,
                        head.toFacility,
                        head.type,
                        head.event,
                        head.id,
                        head.processing,
                        head.version,
                        head.accept,
                        head.applied)
                .allMatch(text -> PLAIN.matcher(text).matches());
        boolean whole = !head.id.isEmpty() && !head.type.isEmpty() && !head.version.isEmpty();
        return plain && whole ? Optional.of(head) : Optional.empty();
    }

    private static String text(Segments message, int field, int component) {
        return message.text("MSH", field, component).orElse("");
    }

    /** It asks for the two answers apart. */
    boolean enhanced() {
        return !accept.isEmpty() || !applied.isEmpty();
    }
}
