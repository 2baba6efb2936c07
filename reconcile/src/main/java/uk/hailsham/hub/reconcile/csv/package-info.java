/** Reads CSV files of any size, in several parts at once, and says file, line and column of what is wrong. */
package uk.hailsham.hub.reconcile.csv;
