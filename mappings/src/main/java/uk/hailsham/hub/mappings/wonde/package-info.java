/** Wonde: the students of its API, one JSON document a page. */
package uk.hailsham.hub.mappings.wonde;
