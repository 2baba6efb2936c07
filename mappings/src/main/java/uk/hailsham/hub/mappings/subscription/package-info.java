/** Writes the file that tells a school what has changed elsewhere about its pupils. */
package uk.hailsham.hub.mappings.subscription;
