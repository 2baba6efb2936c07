/** What a school hears of its own referrals: receipts, outcomes, and that nobody has answered. */
package uk.hailsham.hub.mappings.outcomefile;
