/** A child as all its sources together tell of it. */
package uk.hailsham.hub.routes.child;
