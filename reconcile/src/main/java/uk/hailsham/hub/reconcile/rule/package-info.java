/** A first recogniser by plain rules: an identifier with agreeing demographics, or no certainty. */
package uk.hailsham.hub.reconcile.rule;
