/** Reads the feed of the Children's Index, and writes its entries as documents. */
package uk.hailsham.hub.mappings.indexfeed;
