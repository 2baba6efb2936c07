/** The steps between an outbox row and an agency's answer. */
package uk.hailsham.hub.routes.delivery;
