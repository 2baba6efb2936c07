package uk.hailsham.hub.domain.identifier;

/**
 * What is wrong with an identifier.
 *
 * @param code a stable word such as {@code wrong-check-letter}
 */
public record Fault(String code, String expected) {}
