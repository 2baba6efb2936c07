package uk.hailsham.hub.reconcile.model;

import uk.hailsham.hub.reconcile.Level;

/**
 * One piece of evidence.
 *
 * @param weight logarithm (base 2): by how much likelier it makes one person, by less than nothing when it speaks against
 */
public record Step(String column, String grade, Level level, double weight) {}
