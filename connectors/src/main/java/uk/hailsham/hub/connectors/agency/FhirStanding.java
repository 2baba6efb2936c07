package uk.hailsham.hub.connectors.agency;

import com.fasterxml.jackson.databind.JsonNode;
import uk.hailsham.hub.domain.referral.NotCarried;
import uk.hailsham.hub.domain.referral.NotCarried.Kind;

/**
 * How a request stands at the agency's server before the hub changes it, which BaRS has every sender read: only one that
 * is {@code active} may be changed. What the agency has ended itself is a person's matter.
 *
 * @param id of the request
 * @param wanted its status by the update
 */
record FhirStanding(String server, String id, String wanted) {
    private static final String ACTIVE = "active";

    /**
     * @param read what the server answered to the question for the request; nothing has been changed so far
     * @return whether there is anything left to change: it may stand there as wanted already
     * @throws NotCarried when it is not to be changed, or not now
     */
    boolean open(HttpAnswer read) throws NotCarried {
        if (read.status() != 200) {
            throw unread(read);
        }
        String found = status(read.json());
        if (found.equals(ACTIVE)) {
            return true;
        }
        if (found.equals(wanted)) {
            return false;
        }
        throw new NotCarried(
                Kind.NEEDS_A_PERSON,
                server + ": expected the request active there before it becomes " + wanted + ", found "
                        + (found.isEmpty() ? "none" : found) + ": ring the agency",
                null);
    }

    private NotCarried unread(HttpAnswer read) {
        boolean person = FhirVerdict.kind(read.status()) == Kind.NEEDS_A_PERSON;
        return new NotCarried(
                person ? Kind.NEEDS_A_PERSON : Kind.LATER,
                server + ": expected the request, to be read before it becomes " + wanted + ", found status "
                        + read.status() + (person ? ": ring the agency" : ""),
                null,
                read.pause());
    }

    /** Empty when it is not this very request. */
    private String status(JsonNode read) {
        boolean ours = read.path("resourceType").asText().equals("ServiceRequest")
                && read.path("id").asText().equals(id);
        String status = ours ? read.path("status").asText() : "";
        return status.matches("[a-z-]{1,20}") ? status : "";
    }
}
