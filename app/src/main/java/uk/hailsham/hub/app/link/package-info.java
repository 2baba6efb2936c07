/** The verb {@code hub link}: links two files or finds the duplicates of one, without database and Spring. */
package uk.hailsham.hub.app.link;
