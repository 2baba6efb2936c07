package uk.hailsham.hub.domain.referral;

/**
 * Why the gate does not let a referral through, for the referrer to act on.
 *
 * @param code a stable word such as {@code index-not-checked}
 * @param field the field of the request, or the disclosable field, that would have to change
 * @param text what was expected and what to do; holds nothing about the child
 */
public record Refusal(String code, String field, String text) {}
