/** The Children's Index: its entries and its feed. */
package uk.hailsham.hub.domain.index;
