/** Reads the file in which an agency answers about the referrals it was sent. */
package uk.hailsham.hub.mappings.ackfile;
