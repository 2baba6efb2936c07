package uk.hailsham.hub.domain.referral;

import java.time.LocalDate;
import java.time.Period;
import java.util.Optional;
import uk.hailsham.hub.domain.agency.Agency;
import uk.hailsham.hub.domain.child.Child;

/**
 * One request standing at the gate of one agency.
 *
 * @param child as the hub knows the child; null while identity is not settled (safeguarding lane only)
 * @param today in Europe/London
 * @param shielded the child, or one of the child's records, is shielded, or might be
 */
public record Approach(ReferralRequest request, Child child, Agency agency, LocalDate today, boolean shielded) {

    /** Completed years; empty when neither the hub nor the referrer knows the date of birth. */
    Optional<Integer> age() {
        return known().dateOfBirth().map(born -> Period.between(born, today).getYears());
    }

    /** The agency at the beginning of a sentence; the referrer is not told the name of a sensitive one. */
    String theAgency() {
        return agency.sensitive() ? "This service" : agency.name();
    }

    Known known() {
        String service = agency == null ? null : agency.outwardName();
        return new Known(null, request, request.school(), child, today, service);
    }
}
