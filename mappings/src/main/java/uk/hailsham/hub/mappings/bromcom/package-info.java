/** Bromcom-like JSON: learners as objects, one, in an array, under a key, or one a line. */
package uk.hailsham.hub.mappings.bromcom;
