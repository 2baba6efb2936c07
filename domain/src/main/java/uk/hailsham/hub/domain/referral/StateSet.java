package uk.hailsham.hub.domain.referral;

import java.time.LocalDate;
import java.util.UUID;

/**
 * A state that an agency sets outright about one recipient, as a FHIR Task does.
 *
 * @param reason a coded reason, or null
 * @param date the day the agency names, or null
 */
public record StateSet(UUID recipient, RecipientState state, String reason, LocalDate date) {}
