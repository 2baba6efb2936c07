/** The steps of a referral file: read, gate, route, commit. */
package uk.hailsham.hub.routes.referral;
