/** How long children wait, counted so that nobody is found in a small number. */
package uk.hailsham.hub.domain.waiting;
