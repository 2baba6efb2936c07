package uk.hailsham.hub.domain.telling;

/**
 * What a partner answers to a file of the hub's.
 *
 * @param reason why it was refused; null when nothing was said
 */
public record Receipt(long sequence, boolean accepted, String reason) {}
