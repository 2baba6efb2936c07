package uk.hailsham.hub.reconcile.index;

import java.util.List;
import uk.hailsham.hub.reconcile.Decision;
import uk.hailsham.hub.reconcile.model.Step;

/**
 * Two records of two sources that are, or perhaps are, one person's.
 *
 * @param lower the lesser id
 * @param probability with the rivals of both taken into account
 * @param steps the evidence, in the order of the columns
 */
public record Pairing(
        String lower, String upper, Decision decision, double weight, double probability, List<Step> steps) {
    public Pairing {
        steps = List.copyOf(steps);
    }
}
