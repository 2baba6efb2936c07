/** Pages on which agencies read referrals and answer: who comes in, what is shown, what is said. */
package uk.hailsham.hub.routes.securelink;
