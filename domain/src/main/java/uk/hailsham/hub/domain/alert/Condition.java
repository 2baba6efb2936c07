package uk.hailsham.hub.domain.alert;

import java.time.Instant;

/**
 * Something that is so now and must be seen to.
 *
 * @param subject what it is about: ids of agencies, schools, keys or recipients; nothing of a child
 * @param since null when it is not known
 * @param told what was expected and found, and what to do
 * @param school whose safeguarding lead hears when it is over; null for none
 */
public record Condition(AlertCause cause, String subject, Instant since, String told, String school) {
    /** Of which only the operator hears. */
    public Condition(AlertCause cause, String subject, Instant since, String told) {
        this(cause, subject, since, told, null);
    }
}
