/** Measures links against a truth: how many are right, how many are missed, and for whom; nothing is read or written. */
package uk.hailsham.hub.reconcile.evaluation;
