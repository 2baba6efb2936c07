/** Papers that come with a referral: what they are by their bytes, and whether any of them runs. */
package uk.hailsham.hub.mappings.attachment;
