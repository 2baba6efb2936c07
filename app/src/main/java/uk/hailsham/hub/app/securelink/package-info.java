/** The pages on which agencies read referrals and answer, without an account. */
package uk.hailsham.hub.app.securelink;
