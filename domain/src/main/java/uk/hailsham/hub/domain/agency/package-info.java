/** The agencies that help children, and what each may see. */
package uk.hailsham.hub.domain.agency;
