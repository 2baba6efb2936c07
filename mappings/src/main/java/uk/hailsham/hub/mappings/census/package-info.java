/** School census exports (COLLECT): CSV files, called blades, that belong together by the pupil's table id. */
package uk.hailsham.hub.mappings.census;
