/** Who looks at a child's record, in which role and why. */
package uk.hailsham.hub.domain.access;
