package uk.hailsham.hub.reconcile.link;

import uk.hailsham.hub.reconcile.Decision;

/**
 * A pair and what was decided of it.
 *
 * @param left number of the left record; in deduplication of the one whose id comes first
 * @param weight logarithm (base 2) of how much likelier the evidence is of one person than of two
 * @param probability that the two are one person
 */
public record Pair(int left, int right, Decision decision, float weight, float probability) {}
