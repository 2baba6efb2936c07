/** A copy of everything a hub needs to go on elsewhere, but for its keys. */
package uk.hailsham.hub.connectors.backup;
