package uk.hailsham.hub.reconcile.evaluation;

/**
 * A row of the links.
 *
 * @param same decided the same, otherwise perhaps
 * @param probability that it is right, 0 to 1, as the linker believes
 */
public record Link(String left, String right, boolean same, double weight, double probability) {}
