/** Referrals for agencies as a one-page PDF form. */
package uk.hailsham.hub.mappings.agencypdf;
