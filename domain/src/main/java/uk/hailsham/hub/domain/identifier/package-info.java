/** Identifiers of children and of the hub's own things, with their check rules. */
package uk.hailsham.hub.domain.identifier;
