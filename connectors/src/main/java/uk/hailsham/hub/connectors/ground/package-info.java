/** The data folder: one hub at a time, marked for what it is. */
package uk.hailsham.hub.connectors.ground;
