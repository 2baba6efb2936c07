/** What one node does for those that are gone. */
package uk.hailsham.hub.routes.node;
