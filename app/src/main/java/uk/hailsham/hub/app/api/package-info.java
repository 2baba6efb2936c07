/** The hub's REST interface /api/v1. */
package uk.hailsham.hub.app.api;
