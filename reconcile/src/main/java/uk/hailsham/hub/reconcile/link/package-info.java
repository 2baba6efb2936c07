/** Links two files or finds the duplicates of one: candidates, weights, decisions. */
package uk.hailsham.hub.reconcile.link;
