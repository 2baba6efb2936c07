/** Referrals as XML after {@code docs/referral-1.xsd}, for agencies whose systems read it. */
package uk.hailsham.hub.mappings.agencyxml;
