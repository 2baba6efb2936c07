/** Starts and stops the hub: ground first, routes last; and the other way round. */
package uk.hailsham.hub.app.run;
