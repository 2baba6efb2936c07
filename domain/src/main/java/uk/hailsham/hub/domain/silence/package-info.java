/** Silence: what a school has promised and has not sent, or has sent without anything new in it; and what nobody decides. */
package uk.hailsham.hub.domain.silence;
