package uk.hailsham.hub.app.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import uk.hailsham.hub.app.ConfigOption;
import uk.hailsham.hub.app.Exit;
import uk.hailsham.hub.domain.agency.Endpoint;
import uk.hailsham.hub.town.standin.MailAgencies;
import uk.hailsham.hub.town.standin.SftpAgencies;

/** Measures deliveries from the moment they fall due until each is proved, beside what the agencies' server can take. */
@Command(
        name = "deliver",
        description = "Measures deliveries beside raw uploads, and beside temporary name, rename and size, on the same "
                + "server with as many sessions; mails beside raw SMTP.")
final class DeliverBenchCommand implements Callable<Integer> {
    private static final byte[] BODY = "x".repeat(870).getBytes(StandardCharsets.US_ASCII);

    @Mixin
    private ConfigOption config;

    @Option(
            names = "--count",
            paramLabel = "N",
            defaultValue = "500",
            description = "Deliveries (default: ${DEFAULT-VALUE}).")
    private int count;

    @Option(
            names = "--sessions",
            paramLabel = "S",
            split = ",",
            defaultValue = "1,4",
            description = "Agencies, each with a session of its own (default: ${DEFAULT-VALUE}).")
    private List<Integer> sessions;

    @Option(
            names = "--channel",
            paramLabel = "WORD",
            defaultValue = "sftp",
            description = "sftp or email (default: ${DEFAULT-VALUE}).")
    private Channel channel;

    @Option(names = "--seed", paramLabel = "S", defaultValue = "1", description = "Of the pupils.")
    private long seed;

    /** How the agencies are reached. */
    @SuppressWarnings("PMD.FieldNamingConventions")
    enum Channel {
        sftp,
        email
    }

    @Override
    public Integer call() throws IOException, GeneralSecurityException, InterruptedException {
        List<List<String>> rows = new ArrayList<>();
        for (int each : sessions) {
            Path folder = Files.createTempDirectory("hub-bench");
            try {
                rows.add(channel == Channel.sftp ? sftp(folder, each) : email(folder, each));
            } finally {
                BenchHub.delete(folder);
            }
        }
        System.out.print(Machine.line());
        System.out.print(Figures.table(headings(), rows));
        return Exit.DONE.code();
    }

    private List<String> headings() {
        return channel == Channel.sftp
                ? List.of("channel", "sessions", "files", "hub/s", "(a) raw/s", "(b) safe/s", "of (a) %", "of (b) %")
                : List.of("channel", "sessions", "mails", "hub/s", "raw SMTP/s", "of raw %");
    }

    private List<String> sftp(Path folder, int agencies)
            throws IOException, GeneralSecurityException, InterruptedException {
        List<String> ids = BenchAgencies.ids(agencies);
        try (SftpAgencies server =
                        SftpAgencies.start(folder.resolve("agencies"), ids, 0, SftpHub.NOBODY_ANSWERS_MILLIS);
                BenchHub hub = SftpHub.start(folder, config, ids, server, i -> server.port());
                RawUploads raw = new RawUploads(server.port(), server.hubKeyFile())) {
            BenchReferrals referrals = BenchReferrals.of(hub, folder, seed);
            System.err.println("warming up");
            referrals.deliver(ids, count / 2);
            byte[] body = anyFile(server.inFolder(ids.get(0)));
            raw.put(ids, count / 2, body, RawUploads.Way.SAFE);
            System.err.println("measuring");
            double plain = raw.put(ids, count, body, RawUploads.Way.RAW);
            double safe = raw.put(ids, count, body, RawUploads.Way.SAFE);
            double ours = referrals.deliver(ids, count);
            return List.of(
                    "sftp",
                    String.valueOf(agencies),
                    String.valueOf(count),
                    Figures.one(count / ours),
                    Figures.one(count / plain),
                    Figures.one(count / safe),
                    Figures.one(100 * plain / ours),
                    Figures.one(100 * safe / ours));
        }
    }

    private List<String> email(Path folder, int agencies) throws IOException, InterruptedException {
        List<String> ids = BenchAgencies.ids(agencies);
        // A domain that gets mail as it is: encrypting is not what is measured.
        String domain = config.read().hub().mail().plainTo().get(0);
        List<String> mailboxes = ids.stream().map(id -> id + "@" + domain).toList();
        try (MailAgencies server = MailAgencies.start(mailboxes);
                BenchHub hub = BenchHub.start(
                        folder,
                        config.folder(),
                        BenchAgencies.like(config.read(), "email", ids, i -> new Endpoint.Email(mailboxes.get(i))),
                        Map.of(
                                "hub.settle", "0",
                                "hub.mail.host", "127.0.0.1",
                                "hub.mail.port", String.valueOf(server.smtpPort()),
                                "hub.mail.plain", "true"))) {
            BenchReferrals referrals = BenchReferrals.of(hub, folder, seed);
            RawMails raw = new RawMails(server.smtpPort());
            String body = new String(BODY, StandardCharsets.US_ASCII);
            System.err.println("warming up");
            referrals.deliver(ids, count / 2);
            raw.send(mailboxes, count / 2, body);
            System.err.println("measuring");
            double plain = raw.send(mailboxes, count, body);
            double ours = referrals.deliver(ids, count);
            return List.of(
                    "email",
                    String.valueOf(agencies),
                    String.valueOf(count),
                    Figures.one(count / ours),
                    Figures.one(count / plain),
                    Figures.one(100 * plain / ours));
        }
    }

    private static byte[] anyFile(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            Path file = files.filter(path -> path.getFileName().toString().startsWith("rc-"))
                    .findFirst()
                    .orElseThrow();
            return Files.readAllBytes(file);
        }
    }
}
