/** hub user: accounts. */
package uk.hailsham.hub.app.user;
