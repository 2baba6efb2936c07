/** A school, and how its drops are to be read and judged. */
package uk.hailsham.hub.domain.school;
