package uk.hailsham.hub.app.api;

import uk.hailsham.hub.domain.identifier.Shown;
import uk.hailsham.hub.domain.referral.Attachment;

/** A paper that came with a referral. */
record AttachmentView(String id, int number, String kind, long size) {
    static AttachmentView of(Attachment attachment) {
        return new AttachmentView(
                Shown.ATTACHMENT.of(attachment.id()),
                attachment.number(),
                attachment.kind().ending(),
                attachment.size());
    }
}
