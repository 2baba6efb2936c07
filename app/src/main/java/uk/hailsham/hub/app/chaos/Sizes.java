package uk.hailsham.hub.app.chaos;

/**
 * How much comes in every night.
 *
 * @param pupils rows of the school's drop
 * @param entries of the Index; a fiftieth of them comes in each delta
 * @param referrals in the night's file
 */
record Sizes(int pupils, int entries, int referrals) {}
