package uk.hailsham.hub.mappings.fhir;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Appointment.AppointmentStatus;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Encounter.EncounterStatus;
import org.hl7.fhir.r4.model.MessageHeader;
import org.hl7.fhir.r4.model.MessageHeader.ResponseType;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestStatus;
import uk.hailsham.hub.domain.referral.RecipientState;
import uk.hailsham.hub.domain.referral.Reply;
import uk.hailsham.hub.domain.referral.Reply.Status;
import uk.hailsham.hub.domain.referral.StateSet;

/**
 * What a BaRS message says in answer. Its header says {@code ok} and its request {@code active} also when the referral is
 * refused: the refusal is a cancelled Encounter. Who was not brought is an Appointment nobody came to, beside a request that
 * is revoked. Both are therefore looked for first.
 */
final class MessageAnswer {
    private final Bundle message;
    private final MessageHeader header;
    private final UUID recipient;
    private final LocalDate day;

    private MessageAnswer(Bundle message, MessageHeader header, UUID recipient) {
        this.message = message;
        this.header = header;
        this.recipient = recipient;
        BaseDateTimeType written = message.hasTimestamp()
                ? message.getTimestampElement()
                : message.getMeta().getLastUpdatedElement();
        this.day = Correlated.day(written);
    }

    /** Empty for a message that says nothing yet. */
    static Optional<FhirAnswer> of(Bundle message) {
        if (!(message.getEntryFirstRep().getResource() instanceof MessageHeader header)) {
            return Optional.of(new FhirAnswer.Unsound("expected a MessageHeader as the first entry, found another"));
        }
        Optional<UUID> recipient = Correlated.recipient(
                        parts(message, ServiceRequest.class).flatMap(request -> request.getIdentifier().stream()))
                .or(() -> answered(header));
        return recipient.isEmpty()
                ? Optional.of(new FhirAnswer.Unsound("expected a ServiceRequest with an identifier of the system "
                        + Bars.RECIPIENTS + " or the id of the message that is answered, found neither"))
                : new MessageAnswer(message, header, recipient.get()).answer();
    }

    /** The id of a referral's message is its recipient's. */
    private static Optional<UUID> answered(MessageHeader header) {
        try {
            return Optional.ofNullable(header.getResponse().getIdentifier()).map(UUID::fromString);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private Optional<FhirAnswer> answer() {
        if (parts(message, Appointment.class).anyMatch(visit -> visit.getStatus() == AppointmentStatus.NOSHOW)) {
            return said(Status.NOT_BROUGHT, null);
        }
        Optional<Encounter> refused = parts(message, Encounter.class)
                .filter(encounter -> encounter.getStatus() == EncounterStatus.CANCELLED)
                .findFirst();
        if (refused.isPresent()) {
            return said(Status.DECLINED, Correlated.code(refused.get().getReasonCode()));
        }
        return request().or(this::response);
    }

    /** The reasons in a request are those of the referral, and none for its end. */
    private Optional<FhirAnswer> request() {
        ServiceRequestStatus status = parts(message, ServiceRequest.class)
                .findFirst()
                .map(ServiceRequest::getStatus)
                .orElse(ServiceRequestStatus.ACTIVE);
        return switch (status) {
            case REVOKED -> sets(RecipientState.CANCELLED);
            case ENTEREDINERROR -> sets(RecipientState.ENTERED_IN_ERROR);
            case ONHOLD -> said(Status.ON_HOLD, null);
            case COMPLETED -> said(Status.CLOSED, null);
            default -> Optional.empty();
        };
    }

    private Optional<FhirAnswer> response() {
        ResponseType code = header.getResponse().getCode();
        if (code == ResponseType.OK) {
            return said(Status.RECEIVED, null);
        }
        return code == ResponseType.FATALERROR ? said(Status.FAILED, null) : Optional.empty();
    }

    private Optional<FhirAnswer> said(Status status, String reason) {
        return Optional.of(new FhirAnswer.Said(new Reply(recipient, status, reason, day)));
    }

    private Optional<FhirAnswer> sets(RecipientState state) {
        return Optional.of(new FhirAnswer.Sets(new StateSet(recipient, state, null, day)));
    }

    private static <R extends Resource> Stream<R> parts(Bundle message, Class<R> kind) {
        return message.getEntry().stream()
                .map(Bundle.BundleEntryComponent::getResource)
                .filter(kind::isInstance)
                .map(kind::cast);
    }
}
