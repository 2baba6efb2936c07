/** Referrals on the agency's own form: a PDF or Word template whose named fields are filled. */
package uk.hailsham.hub.mappings.agencyform;
