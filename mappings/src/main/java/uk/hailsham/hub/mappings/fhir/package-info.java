/** Referrals and answers in FHIR R4, as the NHS Booking and Referral Standard (BaRS) and SDOH Clinical Care have them. */
package uk.hailsham.hub.mappings.fhir;
