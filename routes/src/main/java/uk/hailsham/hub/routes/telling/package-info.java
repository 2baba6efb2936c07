/** Tells the Index and the schools what they should hear, and takes their answers. */
package uk.hailsham.hub.routes.telling;
