/** Needs and the resources given to them, after the partnership's common framework. */
package uk.hailsham.hub.domain.need;
