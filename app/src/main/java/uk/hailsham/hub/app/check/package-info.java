/** hub check: every fault of a configuration at once. */
package uk.hailsham.hub.app.check;
