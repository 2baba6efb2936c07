package uk.hailsham.hub.mappings.fhir;

import uk.hailsham.hub.domain.referral.Reply;
import uk.hailsham.hub.domain.referral.StateSet;

/** One thing that an agency's server says. */
public sealed interface FhirAnswer {
    /** In the words that agencies have. */
    record Said(Reply reply) implements FhirAnswer {}

    /** As a state. */
    record Sets(StateSet set) implements FhirAnswer {}

    /** Cannot be taken. @param why expected and found, without a word about a child */
    record Unsound(String why) implements FhirAnswer {}
}
