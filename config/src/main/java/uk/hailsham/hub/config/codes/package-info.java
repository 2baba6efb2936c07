/** The code lists: one CSV file each. */
package uk.hailsham.hub.config.codes;
