package uk.hailsham.hub.app.bench;

import java.nio.file.Path;
import java.util.List;
import uk.hailsham.hub.app.ConfigOption;
import uk.hailsham.hub.domain.agency.Endpoint;

/** Mails that hold the referral. */
final class EmailChannel extends MailChannel {
    private EmailChannel(List<String> agencies, String domain) {
        super("email", agencies, domain);
    }

    /** At a domain that gets mail as it is: encrypting is not what is measured. */
    static Channel open(Path folder, ConfigOption config, List<String> agencies) {
        return new EmailChannel(agencies, config.read().hub().mail().plainTo().get(0));
    }

    @Override
    Endpoint endpoint(String mailbox) {
        return new Endpoint.Email(mailbox);
    }
}
