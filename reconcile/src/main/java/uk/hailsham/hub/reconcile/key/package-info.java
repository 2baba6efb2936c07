/** Finds the records worth comparing: keys that two records of one person are likely to share. */
package uk.hailsham.hub.reconcile.key;
