/** What happens to children between two drops, seen from outside. */
package uk.hailsham.hub.tests.life;
