/** What is kept for a while and then no longer. */
package uk.hailsham.hub.routes.keep;
