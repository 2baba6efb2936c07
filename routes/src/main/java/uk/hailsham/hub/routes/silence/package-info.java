/** The beans that watch for silence. */
package uk.hailsham.hub.routes.silence;
