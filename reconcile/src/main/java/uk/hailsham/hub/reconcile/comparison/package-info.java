/** Comparisons of two values of one column, each with named levels. */
package uk.hailsham.hub.reconcile.comparison;
