package uk.hailsham.hub.app.api;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import uk.hailsham.hub.domain.agency.Agency;

/**
 * A referral with what happened to each recipient, oldest first.
 *
 * @param ringFirst whom the referrer rings before anything else; empty unless it is marked safeguarding
 * @param next who else can be asked; null unless somebody has declined or could not be reached
 * @param attachments the papers that came with it; what stands in them is for the agencies
 */
record ReferralDetail(
        @JsonUnwrapped ReferralSummary referral,
        List<TimelineView> timeline,
        List<Agency.Contact> ringFirst,
        List<AttachmentView> attachments,
        @JsonUnwrapped OwnerView ownership,
        OfferView.Offers next) {}
