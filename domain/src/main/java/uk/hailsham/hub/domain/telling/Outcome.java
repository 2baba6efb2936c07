package uk.hailsham.hub.domain.telling;

import java.time.LocalDate;
import java.util.UUID;

/**
 * What one agency's part of a school's referral has come to, as far as the agency lets the school follow it.
 *
 * @param reference the school's own
 * @param agency its id, or a handle
 * @param state empty where the agency lets nothing be followed
 * @param since the day of its last change; null when there was none, or it may not be told
 * @param reason a code of decline-reasons or hold-reasons; null when there is none, or it may not be told
 * @param answerBy null when no day was agreed
 * @param due a word such as {@code due-soon}; empty where nothing may be followed
 * @param owner who sees to the referral today; empty when it has ended
 */
public record Outcome(
        UUID referral,
        String reference,
        LocalDate madeOn,
        UUID recipient,
        String agency,
        String agencyName,
        String state,
        LocalDate since,
        String reason,
        LocalDate answerBy,
        LocalDate seenBy,
        String due,
        String owner) {}
