/** Words as people write, mistype, shorten and pronounce them: folding, distances, sounds and nicknames. */
package uk.hailsham.hub.reconcile.text;
