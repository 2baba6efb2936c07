/** Puts the parts together, by hand: a reader sees what is used where. */
package uk.hailsham.hub.app.wiring;
