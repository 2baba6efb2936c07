package uk.hailsham.hub.mappings.hl7v2;

import ca.uhn.hl7v2.HL7Exception;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import uk.hailsham.hub.domain.identifier.Shown;
import uk.hailsham.hub.domain.referral.Reply.Status;

/** Reads what an agency's system says of referrals: RRI, application acknowledgements, and appointments in SIU. */
public final class Hl7Answers {
    static final int SEGMENT_MISSING = 100;
    static final int FIELD_MISSING = 101;
    static final int NO_SUCH_VALUE = 103;
    static final int NO_SUCH_TYPE = 200;
    static final int NO_SUCH_EVENT = 201;

    /** A code and no sentence: a sentence may tell of the child, and nobody has agreed to its being kept. */
    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9-]{1,40}");

    public Hl7Answer read(byte[] message) {
        try {
            Segments read = Segments.of(message);
            return switch (read.text("MSH", 9, 1).orElse("")) {
                case "RRI" -> referral(read);
                case "ACK", "MCF" -> acknowledgement(read);
                case "SIU" -> appointment(read);
                default -> new Hl7Answer.Unsound(NO_SUCH_TYPE, "expected RRI, SIU or ACK, found another type");
            };
        } catch (HL7Exception e) {
            return new Hl7Answer.Unsound(SEGMENT_MISSING, "expected HL7 v2, found something else");
        }
    }

    private static Hl7Answer referral(Segments message) {
        if (!message.has("RF1")) {
            return refused(message)
                    .orElse(new Hl7Answer.Unsound(SEGMENT_MISSING, "expected RF1 in an RRI, found none"));
        }
        Optional<LocalDate> day = message.day("RF1", 9, 1).or(() -> sent(message));
        Optional<UUID> recipient =
                message.texts("RF1", 6, 1).flatMap(Hl7Answers::id).findFirst();
        return switch (message.text("RF1", 1, 1).orElse("")) {
            case "A" -> said(message, recipient, Status.ACCEPTED, null, day);
            case "P" -> said(message, recipient, Status.RECEIVED, null, day);
            case "R" -> said(message, recipient, Status.DECLINED, reason(message), day);
            case "E" -> said(message, recipient, Status.FAILED, "expired", day);
            default -> new Hl7Answer.Unsound(NO_SUCH_VALUE, "expected A, P, R or E in RF1-1, found another");
        };
    }

    /**
     * The first that is not the need itself, which the hub has told and which comes back; without one, what the
     * acknowledgement has.
     */
    private static String reason(Segments message) {
        for (int repeat = 0; repeat < message.repeats("RF1", 10); repeat++) {
            Optional<String> code = message.text("RF1", 10, repeat, 1, 1).filter(Hl7Answers::isCode);
            boolean ours = message.text("RF1", 10, repeat, 3, 1)
                    .filter(Codes.OWN::equals)
                    .isPresent();
            if (code.isPresent() && !ours) {
                return code.get();
            }
        }
        return error(message);
    }

    /** Of the application: that a message has arrived says nothing new. */
    private static Hl7Answer acknowledgement(Segments message) {
        String code = message.text("MSA", 1, 1).orElse("");
        return switch (code) {
            case "AA" -> said(message, Optional.empty(), Status.RECEIVED, null, sent(message));
            case "CA" -> new Hl7Answer.Nothing();
            default ->
                refused(message)
                        .orElse(new Hl7Answer.Unsound(
                                NO_SUCH_VALUE, "expected AA, AE, AR or CA in MSA-1, found another"));
        };
    }

    /** By the application, after its server had taken the message. */
    private static Optional<Hl7Answer> refused(Segments message) {
        return message.text("MSA", 1, 1)
                .filter(code -> code.equals("AE") || code.equals("AR"))
                .map(code -> said(message, Optional.empty(), Status.FAILED, failure(message, code), sent(message)));
    }

    private static String failure(Segments message, String code) {
        String error = error(message);
        return error == null ? code : error;
    }

    private static String error(Segments message) {
        return Stream.of(message.text("MSA", 6, 1), message.text("ERR", 1, 0, 4, 1), message.text("ERR", 3, 1))
                .flatMap(Optional::stream)
                .filter(Hl7Answers::isCode)
                .findFirst()
                .orElse(null);
    }

    private static Hl7Answer appointment(Segments message) {
        if (!message.has("SCH")) {
            return new Hl7Answer.Unsound(SEGMENT_MISSING, "expected SCH in an SIU, found none");
        }
        Optional<LocalDate> visit = message.day("SCH", 11, 4).or(() -> message.day("AIS", 4, 1));
        Optional<UUID> recipient = Stream.of(
                        message.texts("SCH", 26, 1), message.texts("SCH", 1, 1), message.texts("PID", 3, 1))
                .flatMap(ids -> ids)
                .flatMap(Hl7Answers::id)
                .findFirst();
        return switch (message.text("MSH", 9, 2).orElse("")) {
            case "S12", "S13", "S14" -> said(message, recipient, Status.BOOKED, null, visit);
            case "S15", "S17" -> said(message, recipient, Status.ACCEPTED, "appointment-cancelled", sent(message));
            case "S26" -> said(message, recipient, Status.NOT_BROUGHT, null, visit.or(() -> sent(message)));
            default -> new Hl7Answer.Unsound(NO_SUCH_EVENT, "expected S12 to S15, S17 or S26, found another event");
        };
    }

    private static Hl7Answer said(
            Segments message, Optional<UUID> recipient, Status status, String reason, Optional<LocalDate> day) {
        String answered = message.text("MSA", 2, 1).orElse(null);
        if (recipient.isEmpty() && answered == null) {
            return new Hl7Answer.Unsound(
                    FIELD_MISSING,
                    "expected the hub's id rc-… in RF1-6, SCH-26, SCH-1 or PID-3, or its message's in MSA-2, found none");
        }
        return new Hl7Answer.Said(recipient.orElse(null), answered, status, reason, day.orElse(null));
    }

    private static Optional<LocalDate> sent(Segments message) {
        return message.day("MSH", 7, 1);
    }

    private static boolean isCode(String text) {
        return CODE.matcher(text).matches();
    }

    private static Stream<UUID> id(String shown) {
        try {
            return Stream.of(Shown.RECIPIENT.parse(shown.toLowerCase(java.util.Locale.ROOT)));
        } catch (IllegalArgumentException e) {
            return Stream.empty();
        }
    }
}
