/** What persons decide about two records that may be one child's. */
package uk.hailsham.hub.domain.review;
