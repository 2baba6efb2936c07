/** Carries referrals to agencies and fetches their answers, on each protocol's own client. */
package uk.hailsham.hub.connectors.agency;
