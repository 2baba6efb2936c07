/** Raw bytes of drops, sealed before anything is read. */
package uk.hailsham.hub.connectors.vault;
