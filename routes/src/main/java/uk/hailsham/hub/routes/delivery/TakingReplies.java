package uk.hailsham.hub.routes.delivery;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import uk.hailsham.hub.connectors.agency.SftpReplies;
import uk.hailsham.hub.connectors.store.Capacities;
import uk.hailsham.hub.connectors.store.Replies;
import uk.hailsham.hub.domain.agency.Agency;
import uk.hailsham.hub.domain.agency.CapacityRow;
import uk.hailsham.hub.domain.identifier.Sha256;
import uk.hailsham.hub.domain.intake.DropContent;
import uk.hailsham.hub.domain.intake.DropRefused;
import uk.hailsham.hub.domain.referral.ReplyRow;
import uk.hailsham.hub.mappings.agencyfile.AgencyFile;

/** Fetches the files an agency sends back, takes what each says, and only then puts the file away. */
public final class TakingReplies implements Taking {
    private static final Logger LOG = LoggerFactory.getLogger(TakingReplies.class);

    /** Of a digest, enough to tell two files of one name apart. */
    private static final int DIGITS = 16;

    private final Agency agency;
    private final SftpReplies server;
    private final AgencyFile format;
    private final Replies replies;
    private final Capacities capacities;

    public TakingReplies(Agency agency, SftpReplies server, AgencyFile format, Replies replies, Capacities capacities) {
        this.agency = agency;
        this.server = server;
        this.format = format;
        this.replies = replies;
        this.capacities = capacities;
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
        try {
            AgencyFile.Content content = format.read(part);
            int unsound = 0;
            for (ReplyRow row : content.replies()) {
                unsound += taken(row, file) ? 0 : 1;
            }
            String source = file.name() + " " + Sha256.hex(file.bytes()).substring(0, DIGITS);
            for (CapacityRow row : content.capacities()) {
                unsound += taken(row, source) ? 0 : 1;
            }
            tell(unsound);
        } catch (DropRefused e) {
            LOG.warn("answers of {}: a file could not be read: {}", agency.id(), e.getMessage());
        }
    }

    private boolean taken(ReplyRow row, SftpReplies.ReplyFile file) {
        if (row instanceof ReplyRow.Said said) {
            replies.record(agency.id(), said.reply(), file.name());
        }
        return row instanceof ReplyRow.Said;
    }

    /** Of a service that the agency does not offer nobody asks whether there is room. */
    private boolean taken(CapacityRow row, String source) {
        boolean offered = row instanceof CapacityRow.Said said && agency.offers(said.service());
        if (offered) {
            CapacityRow.Said said = (CapacityRow.Said) row;
            capacities.sayOnce(agency.id(), said.service(), said.room(), said.weeks(), source);
        }
        return offered;
    }

    private void tell(int unsound) {
        if (unsound > 0) {
            LOG.warn(
                    "answers of {}: {} records could not be taken; expected what docs/agency-files.md says, and services"
                            + " that the agency offers",
                    agency.id(),
                    unsound);
        }
    }
}
