/** An index that stays in memory, is looked at one record at a time and changes while it is looked at. */
package uk.hailsham.hub.reconcile.index;
