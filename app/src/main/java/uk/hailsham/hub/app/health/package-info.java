/** Honest health: a route that does not poll or deliver is DOWN. */
package uk.hailsham.hub.app.health;
