package uk.hailsham.hub.mappings.hl7v2;

import ca.uhn.hl7v2.HL7Exception;
import ca.uhn.hl7v2.model.DataTypeException;
import ca.uhn.hl7v2.model.v24.message.ACK;
import ca.uhn.hl7v2.model.v24.segment.MSH;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import uk.hailsham.hub.domain.identifier.Sha256;

/** What the hub says to a system that brings messages, in the mode that each message asks for. */
public final class Hl7Receipts {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMddHHmmss");
    private static final int ID_LENGTH = 20;
    private static final int RADIX = 32;

    private final Clock clock;

    public Hl7Receipts(Clock clock) {
        this.clock = clock;
    }

    /** What became of a message. */
    public enum Outcome {
        TAKEN("A", 0),
        /** The hub has nobody of that id who is this agency's. */
        UNKNOWN_ID("E", 204),
        /** Not of an agency that may speak here, in its own name. */
        STRANGER("R", 207);

        private final String letter;
        private final int code;

        Outcome(String letter, int code) {
            this.letter = letter;
            this.code = code;
        }
    }

    public List<byte[]> of(Hl7Head head, Outcome outcome) {
        return of(head, outcome.letter, outcome.code);
    }

    /** @param unsound why it could not be taken: a type or an event that is not looked for is rejected, the rest is wrong */
    public List<byte[]> of(Hl7Head head, Hl7Answer.Unsound unsound) {
        boolean elsewhere = unsound.code() == Hl7Answers.NO_SUCH_TYPE || unsound.code() == Hl7Answers.NO_SUCH_EVENT;
        return of(head, elsewhere ? "R" : "E", unsound.code());
    }

    /** An acknowledgement is never acknowledged by another, unless its sender asks: two systems would never end. */
    private List<byte[]> of(Hl7Head head, String letter, int code) {
        List<byte[]> receipts = new ArrayList<>();
        boolean good = letter.equals("A");
        if (!head.enhanced()) {
            if (!head.type().equals("ACK")) {
                receipts.add(written(head, "A" + letter, code));
            }
            return receipts;
        }
        if (wanted(head.accept(), good)) {
            receipts.add(written(head, "C" + letter, code));
        }
        if (wanted(head.applied(), good) && !head.type().equals("ACK")) {
            receipts.add(written(head, "A" + letter, code));
        }
        return receipts;
    }

    private static boolean wanted(String when, boolean good) {
        return switch (when) {
            case "AL" -> true;
            case "SU" -> good;
            case "ER" -> !good;
            default -> false;
        };
    }

    private byte[] written(Hl7Head head, String acknowledgement, int code) {
        try {
            ACK ack = Er7.unchecked(new ACK());
            head(ack.getMSH(), head, acknowledgement);
            ack.getMSA().getAcknowledgementCode().setValue(acknowledgement);
            ack.getMSA().getMessageControlID().setValue(head.id());
            if (code > 0) {
                ack.getERR()
                        .getErrorCodeAndLocation(0)
                        .getCodeIdentifyingError()
                        .getIdentifier()
                        .setValue(String.valueOf(code));
                ack.getERR()
                        .getErrorCodeAndLocation(0)
                        .getCodeIdentifyingError()
                        .getNameOfCodingSystem()
                        .setValue("HL70357");
            }
            return Er7.written(ack);
        } catch (HL7Exception e) {
            throw new IllegalStateException("an acknowledgement could not be written", e);
        }
    }

    private void head(MSH msh, Hl7Head head, String acknowledgement) throws DataTypeException {
        msh.getFieldSeparator().setValue("|");
        msh.getEncodingCharacters().setValue("^~\\&");
        msh.getSendingApplication().getNamespaceID().setValue(head.toApplication());
        msh.getSendingFacility().getNamespaceID().setValue(head.toFacility());
        msh.getReceivingApplication().getNamespaceID().setValue(head.application());
        msh.getReceivingFacility().getNamespaceID().setValue(head.facility());
        msh.getDateTimeOfMessage()
                .getTimeOfAnEvent()
                .setValue(TIME.format(clock.instant().atOffset(ZoneOffset.UTC)) + "+0000");
        msh.getMessageType().getMessageType().setValue("ACK");
        msh.getMessageType().getTriggerEvent().setValue(head.event());
        msh.getMessageControlID().setValue(id(head.id() + "/" + acknowledgement));
        msh.getProcessingID().getProcessingID().setValue(head.processing());
        msh.getVersionID().getVersionID().setValue(head.version());
        if (head.enhanced()) {
            msh.getAcceptAcknowledgmentType().setValue("NE");
            msh.getApplicationAcknowledgmentType().setValue("NE");
        }
    }

    /** The same for the same message. */
    private static String id(String of) {
        return new BigInteger(1, Sha256.of(of.getBytes(StandardCharsets.UTF_8)))
                .toString(RADIX)
                .substring(0, ID_LENGTH)
                .toUpperCase(Locale.ROOT);
    }
}
