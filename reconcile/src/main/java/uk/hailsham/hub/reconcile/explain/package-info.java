/** Shows why a pair was decided as it was. */
package uk.hailsham.hub.reconcile.explain;
