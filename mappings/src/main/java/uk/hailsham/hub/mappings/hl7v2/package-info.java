/** Referrals and answers in HL7 v2.4, as hospitals' patient systems send and take them. */
package uk.hailsham.hub.mappings.hl7v2;
