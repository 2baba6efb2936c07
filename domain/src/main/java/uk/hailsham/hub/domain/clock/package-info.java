/** Waiting: deadlines in calendar, working and school days. */
package uk.hailsham.hub.domain.clock;
