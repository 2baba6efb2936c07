package uk.hailsham.hub.app.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import uk.hailsham.hub.app.ConfigOption;
import uk.hailsham.hub.domain.agency.Endpoint;
import uk.hailsham.hub.town.standin.MailAgencies;

/** A channel whose messages are mails: beside it the same mails, to mailboxes of their own on the same server. */
abstract class MailChannel implements Channel {
    private final String word;
    private final List<String> agencies;
    private final List<String> mailboxes;
    private final List<String> raw;
    private final MailAgencies server;

    /** @param word of the channel in agencies.yml */
    MailChannel(String word, List<String> agencies, String domain) {
        this.word = word;
        this.agencies = agencies;
        this.mailboxes = agencies.stream().map(id -> id + "@" + domain).toList();
        this.raw = agencies.stream().map(id -> "raw-" + id + "@" + domain).toList();
        this.server = MailAgencies.start(
                Stream.concat(mailboxes.stream(), raw.stream()).toList());
    }

    abstract Endpoint endpoint(String mailbox);

    @Override
    public final BenchHub hub(Path folder, ConfigOption config) throws IOException {
        return BenchHub.start(
                folder,
                config.folder(),
                BenchAgencies.like(config.read(), word, agencies, i -> endpoint(mailboxes.get(i))),
                Map.of(
                        "hub.mail.host", "127.0.0.1",
                        "hub.mail.port", String.valueOf(server.smtpPort()),
                        "hub.mail.plain", "true"));
    }

    @Override
    public final int arrived() {
        return Math.toIntExact(mailboxes.stream()
                .flatMap(mailbox -> server.since(mailbox, 0).stream())
                .filter(mail -> mail.subject().startsWith("Referral rc-"))
                .count());
    }

    @Override
    public final List<Floor> floors(BenchHub hub) {
        byte[] mail = server.last(mailboxes.get(0)).orElseThrow();
        return List.of(new Floor("raw", count -> new RawMails(server.smtpPort()).send(raw, count, mail)));
    }

    @Override
    public final void close() {
        server.close();
    }
}
