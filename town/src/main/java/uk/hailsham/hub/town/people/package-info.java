/** Populations of any size for record linkage: an index, a roll, and the truth of who is who and what was done to each. */
package uk.hailsham.hub.town.people;
