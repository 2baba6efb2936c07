/** Records packed into numbers: words once in a vocabulary, a record a short row of ints. */
package uk.hailsham.hub.reconcile.pack;
