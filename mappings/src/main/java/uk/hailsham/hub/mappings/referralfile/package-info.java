/** Reads the file in which a school asks for referrals. */
package uk.hailsham.hub.mappings.referralfile;
