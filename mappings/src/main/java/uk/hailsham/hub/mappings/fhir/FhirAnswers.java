package uk.hailsham.hub.mappings.fhir;

import ca.uhn.fhir.parser.DataFormatException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Task;

/** Reads what an agency's server says of referrals: a Task, a page of a search for Tasks, a message that answers. */
public final class FhirAnswers {
    /** What could not be read is told as such; the rest of the page is taken. */
    public List<FhirAnswer> read(byte[] json) {
        try {
            return answers(FhirJson.read(json)).toList();
        } catch (DataFormatException e) {
            return List.of(new FhirAnswer.Unsound("expected FHIR R4 in JSON, found something else"));
        }
    }

    private static Stream<FhirAnswer> answers(IBaseResource resource) {
        if (resource instanceof Task task) {
            return TaskAnswer.of(task).stream();
        }
        if (resource instanceof Bundle bundle) {
            return bundle.getType() == Bundle.BundleType.MESSAGE
                    ? Optional.of(bundle).flatMap(MessageAnswer::of).stream()
                    : bundle.getEntry().stream()
                            .map(Bundle.BundleEntryComponent::getResource)
                            .filter(Task.class::isInstance)
                            .flatMap(task -> TaskAnswer.of((Task) task).stream());
        }
        return Stream.of(new FhirAnswer.Unsound("expected a Task or a Bundle, found " + resource.fhirType()));
    }
}
