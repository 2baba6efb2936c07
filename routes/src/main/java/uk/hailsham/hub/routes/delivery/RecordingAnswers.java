package uk.hailsham.hub.routes.delivery;

import java.util.Optional;
import uk.hailsham.hub.connectors.store.Replies;
import uk.hailsham.hub.mappings.fhir.FhirAnswer;

/** Puts down what an agency's server says, whether it was asked or came by itself. */
public final class RecordingAnswers {
    private final Replies replies;

    public RecordingAnswers(Replies replies) {
        this.replies = replies;
    }

    /** @return empty for what could not be read */
    public Optional<Replies.Effect> record(String agency, FhirAnswer answer, String source) {
        if (answer instanceof FhirAnswer.Said said) {
            return Optional.of(replies.record(agency, said.reply(), source));
        }
        return answer instanceof FhirAnswer.Sets sets
                ? Optional.of(replies.set(agency, sets.set(), source))
                : Optional.empty();
    }
}
