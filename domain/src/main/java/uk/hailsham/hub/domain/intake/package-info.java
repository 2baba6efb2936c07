/** From a school's drop to statements: reading, comparing, braking, and books that balance. */
package uk.hailsham.hub.domain.intake;
