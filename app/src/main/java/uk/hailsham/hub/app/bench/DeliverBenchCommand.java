package uk.hailsham.hub.app.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;
import uk.hailsham.hub.app.ConfigOption;
import uk.hailsham.hub.app.Exit;
import uk.hailsham.hub.app.Refusal;

/** Measures deliveries from the moment they fall due until each is proved, beside what the agencies' server can take. */
@Command(
        name = "deliver",
        description =
                "Measures deliveries by one channel beside the protocol's client alone, which sends the same to the "
                        + "same server in the same run over as many sessions that stay open: uploads, and uploads with temporary "
                        + "name, rename and size (sftp); SMTP (email, secure-link); posts with the same token and certificates "
                        + "(fhir); frames of MLLP, each when the one before is acknowledged (hl7v2). Fails when not every message "
                        + "has arrived.")
final class DeliverBenchCommand implements Callable<Integer> {
    @Mixin
    private ConfigOption config;

    @Option(
            names = "--count",
            paramLabel = "N",
            defaultValue = "500",
            description = "Deliveries (default: ${DEFAULT-VALUE}).")
    private int count;

    @Option(
            names = "--warm-up",
            paramLabel = "N",
            defaultValue = "1000",
            description = "Deliveries before, as of a hub that has run for a day (default: ${DEFAULT-VALUE}).")
    private int warmUp;

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
            converter = Word.Reading.class,
            description = "sftp, email, secure-link, fhir or hl7v2 (default: ${DEFAULT-VALUE}).")
    private Word channel;

    @Option(names = "--seed", paramLabel = "S", defaultValue = "1", description = "Of the pupils.")
    private long seed;

    /** The channels there are, in the words of agencies.yml. */
    enum Word {
        SFTP("sftp", SftpChannel::open),
        EMAIL("email", EmailChannel::open),
        SECURE_LINK("secure-link", SecureLinkChannel::open),
        FHIR("fhir", FhirChannel::open),
        HL7V2("hl7v2", Hl7Channel::open);

        private final String word;
        private final Channel.Opening opening;

        Word(String word, Channel.Opening opening) {
            this.word = word;
            this.opening = opening;
        }

        /** Picocli's own would also take, and tell, the names that Java has for them. */
        static final class Reading implements ITypeConverter<Word> {
            @Override
            public Word convert(String text) {
                return Arrays.stream(values())
                        .filter(one -> one.word.equals(text))
                        .findFirst()
                        .orElseThrow(() -> new TypeConversionException("expected "
                                + Arrays.stream(values()).map(one -> one.word).collect(Collectors.joining(", "))
                                + "; found '" + text + "'"));
            }
        }
    }

    @Override
    public Integer call() throws IOException, GeneralSecurityException, InterruptedException {
        for (int each : sessions) {
            if (each < 1 || each > count) {
                throw new Refusal(Exit.USAGE, "--sessions: expected 1 to " + count + " (--count), found " + each);
            }
        }
        List<Delivered> rows = new ArrayList<>();
        for (int each : sessions) {
            rows.add(measured(each));
        }
        System.out.print(Machine.line());
        System.out.print(Figures.table(
                rows.get(0).headings(), rows.stream().map(Delivered::cells).toList()));
        return Exit.DONE.code();
    }

    private Delivered measured(int agencies) throws IOException, GeneralSecurityException, InterruptedException {
        List<String> ids = BenchAgencies.ids(agencies);
        Path folder = Files.createTempDirectory("hub-bench");
        try (Channel server = channel.opening.open(folder.resolve("agencies"), config, ids);
                BenchHub hub = server.hub(folder, config)) {
            BenchReferrals referrals = BenchReferrals.of(hub, folder, seed);
            System.err.println("warming up");
            deliver(referrals, server, ids, Math.max(agencies, warmUp));
            List<Channel.Floor> floors = server.floors(hub);
            alone(floors, Math.max(agencies, warmUp));
            System.err.println("measuring");
            Map<String, Double> alone = alone(floors, count);
            return new Delivered(channel.word, agencies, count, deliver(referrals, server, ids, count), alone);
        } finally {
            BenchHub.delete(folder);
        }
    }

    private static Map<String, Double> alone(List<Channel.Floor> floors, int count)
            throws IOException, InterruptedException {
        Map<String, Double> seconds = new LinkedHashMap<>();
        for (Channel.Floor floor : floors) {
            seconds.put(floor.name(), floor.alone().seconds(count));
        }
        return seconds;
    }

    /** @throws Refusal when fewer have arrived: what was not delivered is soon done */
    private static double deliver(BenchReferrals referrals, Channel server, List<String> ids, int count)
            throws IOException, InterruptedException {
        int before = server.arrived();
        double seconds = referrals.deliver(ids, count);
        int arrived = server.arrived() - before;
        if (arrived != count) {
            throw new Refusal(Exit.FAILED, "expected " + count + " messages to arrive, found " + arrived);
        }
        return seconds;
    }
}
