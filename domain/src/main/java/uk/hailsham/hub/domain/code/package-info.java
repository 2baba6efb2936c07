/** Versioned code lists: a school's word for a thing and the hub's. */
package uk.hailsham.hub.domain.code;
