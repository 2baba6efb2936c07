package uk.hailsham.hub.connectors.store;

/**
 * What a staged drop would do.
 *
 * @param roll children the source spoke of until now
 * @param added children it now speaks of for the first time, or again
 * @param changed but for those of whom the hub merely keeps less than it did
 * @param ledger its books, were it applied
 */
public record Comparison(int roll, int added, int changed, int gone, Ledger ledger) {}
