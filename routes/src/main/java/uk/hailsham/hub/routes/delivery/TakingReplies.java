package uk.hailsham.hub.routes.delivery;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import uk.hailsham.hub.connectors.agency.SftpReplies;
import uk.hailsham.hub.connectors.store.Replies;
import uk.hailsham.hub.domain.agency.Agency;
import uk.hailsham.hub.domain.intake.DropContent;
import uk.hailsham.hub.domain.intake.DropRefused;
import uk.hailsham.hub.domain.referral.ReplyRow;
import uk.hailsham.hub.mappings.ackfile.AckFile;

/** Fetches an agency's acknowledgement files, takes each answer, and only then puts the file away. */
public final class TakingReplies implements Taking {
    private static final Logger LOG = LoggerFactory.getLogger(TakingReplies.class);
    private final Agency agency;
    private final SftpReplies server;
    private final AckFile format;
    private final Replies replies;

    public TakingReplies(Agency agency, SftpReplies server, AckFile format, Replies replies) {
        this.agency = agency;
        this.server = server;
        this.format = format;
        this.replies = replies;
    }

    /** Repeats are harmless: a file that could not be put away is taken again with the effect of once. */
    @Override
    public void take() throws IOException {
        for (SftpReplies.ReplyFile file : server.look(agency).files()) {
            take(file);
            server.putAway(agency, file);
        }
    }

    private void take(SftpReplies.ReplyFile file) {
        DropContent.Part part =
                new DropContent.Part(file.name(), file.bytes().length, () -> new ByteArrayInputStream(file.bytes()));
        int unsound = 0;
        try {
            for (ReplyRow row : format.read(part)) {
                if (row instanceof ReplyRow.Said said) {
                    replies.record(agency.id(), said.reply(), file.name());
                } else {
                    unsound++;
                }
            }
        } catch (DropRefused e) {
            LOG.warn("answers of {}: a file could not be read: {}", agency.id(), e.getMessage());
        }
        if (unsound > 0) {
            LOG.warn(
                    "answers of {}: {} records could not be read; expected recipient_id,status,reason,date",
                    agency.id(),
                    unsound);
        }
    }
}
