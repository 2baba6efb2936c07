/** Silence: what a school has promised and has not sent, or has sent without anything new in it. */
package uk.hailsham.hub.domain.silence;
