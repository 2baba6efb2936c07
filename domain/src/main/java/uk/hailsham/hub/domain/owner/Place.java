package uk.hailsham.hub.domain.owner;

/** Somebody, and in which place of the line. */
public record Place(As as, Person person) {}
