package uk.hailsham.hub.connectors.store;

/** How many pairs of records stand at each decision now. */
public record LinkCounts(int same, int perhaps, int none) {}
