package uk.hailsham.hub.mappings.agencyfile;

import java.time.LocalDate;
import java.util.UUID;
import uk.hailsham.hub.domain.intake.Rejection.Effect;
import uk.hailsham.hub.domain.referral.Reply;
import uk.hailsham.hub.domain.referral.ReplyRow;
import uk.hailsham.hub.mappings.csv.CheckedLine;

/** A record {@code recipient_id,accepted_on} of the list of those whom an agency has accepted this week. */
final class AcceptedRow {
    private AcceptedRow() {}

    /** A day that is missing or cannot be read makes nobody less accepted: the list itself says so. */
    static ReplyRow read(CheckedLine line) {
        UUID recipient = Ids.recipient(line);
        if (!line.sound()) {
            return new ReplyRow.Unsound(line.at(), line.rejections(Effect.ROW_REJECTED));
        }
        LocalDate day = line.date("accepted_on");
        Reply reply = new Reply(recipient, Reply.Status.ACCEPTED, null, day);
        return new ReplyRow.Said(line.at(), reply, line.rejections(Effect.FIELD_DROPPED));
    }
}
