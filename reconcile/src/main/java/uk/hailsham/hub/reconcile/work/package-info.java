/** Work shared among threads. */
package uk.hailsham.hub.reconcile.work;
