/** SFTP on the protocol's own client: pinned host keys, signed-in sessions, and hard limits of time. */
package uk.hailsham.hub.connectors.sftp;
