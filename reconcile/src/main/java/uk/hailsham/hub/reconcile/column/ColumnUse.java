package uk.hailsham.hub.reconcile.column;

/**
 * A column of a file that takes part.
 *
 * @param index from 0
 * @param dayFirst of dates written with figures: whether the day stands before the month
 */
public record ColumnUse(int index, String name, Heading heading, boolean dayFirst) {}
