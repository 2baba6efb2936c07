/** Reads the file in which the Index or a school answers to what the hub told it. */
package uk.hailsham.hub.mappings.receiptfile;
