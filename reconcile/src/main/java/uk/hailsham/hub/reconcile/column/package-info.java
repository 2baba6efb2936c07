/** What a column holds, told from its heading and its values. */
package uk.hailsham.hub.reconcile.column;
