package uk.hailsham.hub.mappings.fhir;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Task;
import uk.hailsham.hub.domain.referral.RecipientState;
import uk.hailsham.hub.domain.referral.Reply;
import uk.hailsham.hub.domain.referral.StateSet;

/** What a Task says, by the statuses of SDOH Clinical Care; its id, version and time stamp may be what they like. */
final class TaskAnswer {
    private TaskAnswer() {}

    /** Empty for a Task nobody at the agency has done anything with yet. */
    static Optional<FhirAnswer> of(Task task) {
        Optional<UUID> recipient = Correlated.recipient(identifiers(task));
        if (recipient.isEmpty()) {
            return Optional.of(new FhirAnswer.Unsound("expected a Task with an identifier of the system "
                    + Bars.RECIPIENTS + ", found none of the hub's"));
        }
        String reason = Correlated.code(List.of(task.getStatusReason()));
        LocalDate day = Correlated.day(task.getLastModifiedElement());
        return word(task)
                .map(word -> new Reply(recipient.get(), word, reason, day))
                .<FhirAnswer>map(FhirAnswer.Said::new)
                .or(() -> state(task)
                        .map(state -> new StateSet(recipient.get(), state, reason, day))
                        .map(FhirAnswer.Sets::new));
    }

    private static Stream<Identifier> identifiers(Task task) {
        return Stream.concat(
                task.getIdentifier().stream(),
                Stream.concat(task.getBasedOn().stream(), Stream.of(task.getFocus()))
                        .map(Reference::getIdentifier));
    }

    /** What a status cannot say, such as that the child was not brought; and the receipt, which is no state. */
    private static Optional<Reply.Status> word(Task task) {
        Optional<Reply.Status> said = task.getBusinessStatus().getCoding().stream()
                .filter(coding -> Bars.ANSWERS.equals(coding.getSystem()))
                .map(Coding::getCode)
                .flatMap(code -> Arrays.stream(Reply.Status.values())
                        .filter(status -> word(status).equals(code)))
                .findFirst();
        boolean received = task.getStatus() == Task.TaskStatus.RECEIVED || task.getStatus() == Task.TaskStatus.READY;
        return said.or(() -> received ? Optional.of(Reply.Status.RECEIVED) : Optional.empty());
    }

    private static String word(Reply.Status status) {
        return status.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static Optional<RecipientState> state(Task task) {
        return Arrays.stream(RecipientState.values())
                .filter(state -> state != RecipientState.DRAFT && state != RecipientState.REQUESTED)
                .filter(state -> task.getStatus() != null
                        && state.word().equals(task.getStatus().toCode()))
                .findFirst();
    }
}
