/** Changes shapes: one package per foreign format, in and out; pure functions. */
package uk.hailsham.hub.mappings;
