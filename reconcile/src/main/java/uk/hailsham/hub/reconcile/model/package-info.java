/** Weighs evidence after Fellegi and Sunter, with a family's evidence told from a person's, and learns the weights. */
package uk.hailsham.hub.reconcile.model;
