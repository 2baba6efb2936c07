/** What files have in common in which a pupil stands in one row or in several, wherever in the file those are. */
package uk.hailsham.hub.mappings.rows;
