/** Writes the file that tells a school what of its drop was taken, what was not, and how to mend it. */
package uk.hailsham.hub.mappings.dropreceipt;
