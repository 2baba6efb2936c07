/** The step that seals an identity for good. */
package uk.hailsham.hub.routes.adoption;
