/** Who sees to a referral today, and who stands in. */
package uk.hailsham.hub.domain.owner;
