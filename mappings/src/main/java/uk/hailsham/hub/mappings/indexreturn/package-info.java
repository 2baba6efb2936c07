/** Writes the file that goes back to the Children's Index. */
package uk.hailsham.hub.mappings.indexreturn;
