/** Arrays in a file, mapped into memory when it is opened again. */
package uk.hailsham.hub.reconcile.snapshot;
