/** Referrals for agencies as CSV. */
package uk.hailsham.hub.mappings.agencycsv;
