/** The made-up town: pupils, families, the Index, and who is who in truth. */
package uk.hailsham.hub.town;
