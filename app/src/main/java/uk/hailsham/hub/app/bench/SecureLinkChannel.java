package uk.hailsham.hub.app.bench;

import java.nio.file.Path;
import java.util.List;
import uk.hailsham.hub.app.ConfigOption;
import uk.hailsham.hub.domain.agency.Endpoint;

/** Letters without a child's data, each with a link to a page of the hub; nobody opens it. */
final class SecureLinkChannel extends MailChannel {
    private SecureLinkChannel(List<String> agencies) {
        super("secure-link", agencies, "bench.example");
    }

    static Channel open(Path folder, ConfigOption config, List<String> agencies) {
        return new SecureLinkChannel(agencies);
    }

    @Override
    Endpoint endpoint(String mailbox) {
        return new Endpoint.Link(mailbox, new Endpoint.Code.ByMail("code-" + mailbox));
    }
}
