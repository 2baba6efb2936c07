package uk.hailsham.hub.reconcile.index;

import uk.hailsham.hub.reconcile.Decision;

/**
 * Two records of two sources that are, or perhaps are, one person's, with the rivals of both taken into account.
 *
 * @param lower the lesser id
 */
public record Pairing(String lower, String upper, Decision decision) {}
