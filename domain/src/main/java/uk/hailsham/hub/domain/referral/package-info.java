/** The life of a referral: gate, routing, recipients, the ladder of proof, answers. */
package uk.hailsham.hub.domain.referral;
