package uk.hailsham.hub.connectors.agency;

import ca.uhn.hl7v2.DefaultHapiContext;
import ca.uhn.hl7v2.HL7Exception;
import ca.uhn.hl7v2.HapiContext;
import ca.uhn.hl7v2.model.Message;
import ca.uhn.hl7v2.model.Segment;
import ca.uhn.hl7v2.parser.GenericModelClassFactory;
import ca.uhn.hl7v2.parser.PipeParser;
import ca.uhn.hl7v2.util.Terser;
import ca.uhn.hl7v2.validation.impl.ValidationContextFactory;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a server says to a message.
 *
 * @param code MSA-1
 * @param message the id of the one that is answered, MSA-2
 * @param errors codes of table 0357; never words, which may tell of a child
 * @param referral true for an RRI, which says more than that
 */
record MllpAcknowledgement(String code, String message, List<String> errors, boolean referral) {
    private static final Set<String> TYPES = Set.of("ACK", "RRI", "MCF");
    private static final Set<String> CODES = Set.of("AA", "AE", "AR", "CA", "CE", "CR");
    private static final Pattern ERROR = Pattern.compile("\\d{1,4}");
    private static final int MOST_SEGMENTS = 2_000;

    private static final class Generic {
        static final HapiContext CONTEXT = context();

        private static HapiContext context() {
            HapiContext context = new DefaultHapiContext();
            context.setModelClassFactory(new GenericModelClassFactory());
            context.setValidationContext(ValidationContextFactory.noValidation());
            context.getParserConfiguration().setAllowUnknownVersions(true);
            return context;
        }
    }

    /** Empty for what is none: a message of another type, one without MSA, a code that HL7 does not have. */
    static Optional<MllpAcknowledgement> of(byte[] bytes) {
        try {
            Message message = read(bytes);
            MllpAcknowledgement found = new MllpAcknowledgement(
                    text(message, "MSA", 1, 1),
                    text(message, "MSA", 2, 1),
                    Stream.of(text(message, "MSA", 6, 1), text(message, "ERR", 1, 4), text(message, "ERR", 3, 1))
                            .filter(error -> ERROR.matcher(error).matches())
                            .distinct()
                            .toList(),
                    text(message, "MSH", 9, 1).equals("RRI"));
            boolean sound = TYPES.contains(text(message, "MSH", 9, 1)) && CODES.contains(found.code);
            return sound ? Optional.of(found) : Optional.empty();
        } catch (HL7Exception e) {
            return Optional.empty();
        }
    }

    /** MSH-10. @throws IllegalArgumentException when there is none */
    static String id(byte[] bytes) {
        try {
            String id = text(read(bytes), "MSH", 10, 1);
            if (!id.isEmpty()) {
                return id;
            }
        } catch (HL7Exception e) {
            throw new IllegalArgumentException("expected HL7 v2 with bars and hats", e);
        }
        throw new IllegalArgumentException("expected a message with an id");
    }

    private static Message read(byte[] bytes) throws HL7Exception {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        if (text.chars().filter(c -> c == '\r').count() > MOST_SEGMENTS) {
            throw new HL7Exception("expected " + MOST_SEGMENTS + " segments at most");
        }
        try {
            return new PipeParser(Generic.CONTEXT).parse(text);
        } catch (IndexOutOfBoundsException e) {
            throw new HL7Exception("expected a message, found one that the library stumbles over", e);
        }
    }

    private static String text(Message message, String segment, int field, int component) throws HL7Exception {
        if (!Arrays.asList(message.getNames()).contains(segment)) {
            return "";
        }
        String text = Terser.get((Segment) message.get(segment), field, 0, component, 1);
        return text == null ? "" : text.strip();
    }
}
