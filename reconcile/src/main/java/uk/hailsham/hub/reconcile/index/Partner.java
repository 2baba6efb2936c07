package uk.hailsham.hub.reconcile.index;

import java.util.List;
import uk.hailsham.hub.reconcile.Decision;
import uk.hailsham.hub.reconcile.model.Step;

/**
 * A record of the index that may be the asked one's person.
 *
 * @param weight logarithm (base 2) of how much likelier the evidence is of one person than of two
 * @param probability with every other partner found taken into account
 */
public record Partner(String id, Decision decision, double weight, double probability, List<Step> steps) {}
