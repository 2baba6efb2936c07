/** What every connector stands on: the data folder, secrets by name, and limits of time. */
package uk.hailsham.hub.connectors.ground;
