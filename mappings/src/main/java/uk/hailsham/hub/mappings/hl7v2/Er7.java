package uk.hailsham.hub.mappings.hl7v2;

import ca.uhn.hl7v2.DefaultHapiContext;
import ca.uhn.hl7v2.HL7Exception;
import ca.uhn.hl7v2.HapiContext;
import ca.uhn.hl7v2.model.Message;
import ca.uhn.hl7v2.parser.GenericModelClassFactory;
import ca.uhn.hl7v2.parser.PipeParser;
import ca.uhn.hl7v2.validation.impl.ValidationContextFactory;
import java.nio.charset.StandardCharsets;

/** Messages with bars and hats, the only form the hub writes and reads. */
final class Er7 {
    /** Each costs the reading of a message more than the one before: no answer has as many. */
    private static final int MOST_SEGMENTS = 2_000;

    private Er7() {}

    private static final class Contexts {
        static final HapiContext MODELS = models();

        /** Without a structure: what others add must not be in the way of what is looked for. */
        static final HapiContext GENERIC = generic();

        private static HapiContext models() {
            HapiContext context = unchecked(new DefaultHapiContext());
            context.getParserConfiguration().setEscaping(new EveryBackslash());
            return context;
        }

        private static HapiContext generic() {
            HapiContext context = unchecked(new DefaultHapiContext());
            context.setModelClassFactory(new GenericModelClassFactory());
            context.getParserConfiguration().setAllowUnknownVersions(true);
            return context;
        }

        private static HapiContext unchecked(HapiContext context) {
            context.setValidationContext(ValidationContextFactory.noValidation());
            return context;
        }
    }

    /** HAPI's own rules have American telephone numbers and no name of more than 200 letters. */
    static <M extends Message> M unchecked(M message) {
        message.setParser(new PipeParser(Contexts.MODELS));
        return message;
    }

    static byte[] written(Message message) throws HL7Exception {
        return message.getParser().encode(message).getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Byte for character: what is looked for are ids, codes and days, and a message's words are never kept.
     *
     * @throws HL7Exception when it is none
     */
    static Message read(byte[] message) throws HL7Exception {
        String text = new String(message, StandardCharsets.ISO_8859_1);
        if (text.chars().filter(c -> c == '\r').count() > MOST_SEGMENTS) {
            throw new HL7Exception("expected " + MOST_SEGMENTS + " segments at most");
        }
        try {
            return new PipeParser(Contexts.GENERIC).parse(text);
        } catch (IndexOutOfBoundsException e) {
            throw new HL7Exception("expected a message, found one that the library stumbles over", e);
        }
    }
}
