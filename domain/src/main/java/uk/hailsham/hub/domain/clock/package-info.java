/** Waiting: deadlines in calendar, working and school days, and pauses. */
package uk.hailsham.hub.domain.clock;
