package uk.hailsham.hub.mappings.fhir;

import java.util.UUID;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.MessageHeader;

/**
 * The first part of a message: what it is, from whom and to whom.
 *
 * @param source where the hub is reached
 * @param destination the service meant
 */
record MessageHeaders(String source, String destination) {
    static final String NEW = "new";
    static final String UPDATE = "update";

    MessageHeader of(Told told, UUID message, String reason) {
        MessageHeader header = told.named(new MessageHeader(), "header " + message)
                .setEvent(new Coding().setSystem(Bars.EVENTS).setCode(Bars.REQUEST))
                .setSender(told.reference(PartiesPart.SENDER))
                .setReason(Bars.concept(Bars.REASONS, reason))
                .addFocus(told.reference(RequestPart.REQUEST))
                .setDefinition(Bars.DEFINITION);
        header.addDestination().setEndpoint(destination).setReceiver(told.reference(PartiesPart.RECEIVER));
        header.getSource().setEndpoint(source);
        return header;
    }
}
