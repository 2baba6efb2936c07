package uk.hailsham.hub.reconcile.comparison;

import uk.hailsham.hub.reconcile.Level;

/**
 * One level of a comparison.
 *
 * @param word as it is shown
 * @param level what it comes to
 * @param m how often it is expected among pairs of one person; where training begins and what holds it
 * @param u how often among any two persons, roughly; data say it better
 */
public record Grade(String word, Level level, double m, double u) {
    static Grade missing() {
        return new Grade("missing", Level.MISSING, 1, 1);
    }
}
