package uk.hailsham.hub.app.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import uk.hailsham.hub.app.ConfigOption;
import uk.hailsham.hub.app.Exit;
import uk.hailsham.hub.town.standin.SftpAgencies;

/** Measures whether agencies that hang slow the others: the same deliveries with none hanging are the floor. */
@Command(
        name = "isolation",
        description = "Delivers to 36 agencies, 12 of which take the connection and never answer, and compares the "
                + "delivery times of the other 24 with a run in which none hangs.")
final class IsolationBenchCommand implements Callable<Integer> {
    private static final int AGENCIES = 36;
    private static final int HANGING = 12;
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    @Mixin
    private ConfigOption config;

    @Option(
            names = "--count",
            paramLabel = "N",
            defaultValue = "10",
            description = "Deliveries to each agency (default: ${DEFAULT-VALUE}).")
    private int each;

    @Option(names = "--seed", paramLabel = "S", defaultValue = "1", description = "Of the pupils.")
    private long seed;

    @Override
    public Integer call() throws IOException, GeneralSecurityException, InterruptedException {
        Percentiles none = measure(0);
        Percentiles some = measure(HANGING);
        System.out.print(Machine.line());
        System.out.print(
                Figures.table(Percentiles.headings(), List.of(none.cells("none hangs"), some.cells("12 hang"))));
        double share = 100 * (some.at(99) / none.at(99) - 1);
        System.out.printf("The 99th percentile of the other 24 differs by %+.1f %%.%n", share);
        return Exit.DONE.code();
    }

    private Percentiles measure(int hanging) throws IOException, GeneralSecurityException, InterruptedException {
        System.err.println(hanging + " of " + AGENCIES + " agencies hang");
        List<String> ids = BenchAgencies.ids(AGENCIES);
        List<String> sound = ids.subList(HANGING, AGENCIES);
        Path folder = Files.createTempDirectory("hub-bench");
        try (Silence silence = new Silence();
                SftpAgencies server =
                        SftpAgencies.start(folder.resolve("agencies"), ids, 0, SftpHub.NOBODY_ANSWERS_MILLIS);
                BenchHub hub =
                        SftpHub.start(folder, config, ids, server, i -> i < hanging ? silence.port() : server.port())) {
            BenchReferrals referrals = BenchReferrals.of(hub, folder, seed);
            referrals.deliver(sound, sound.size());
            Instant due = referrals.commit(ids, each * AGENCIES);
            int wanted = sound.size() * (each + 1);
            BenchHub.await(
                    "the sound agencies to have all",
                    PATIENCE,
                    () -> arrivals(server, sound, Instant.MIN).size() == wanted);
            return new Percentiles(arrivals(server, sound, due));
        } finally {
            BenchHub.delete(folder);
        }
    }

    /** Seconds after the hour at which all fell due, as the agencies' disks tell them. */
    private static List<Double> arrivals(SftpAgencies server, List<String> agencies, Instant due) {
        List<Double> seconds = new ArrayList<>();
        for (String agency : agencies) {
            try (Stream<Path> files = Files.list(server.inFolder(agency))) {
                for (Path file : files.filter(
                                path -> path.getFileName().toString().startsWith("rc-"))
                        .toList()) {
                    Instant at = Files.getLastModifiedTime(file).toInstant();
                    if (!at.isBefore(due)) {
                        seconds.add(
                                due.equals(Instant.MIN)
                                        ? 0
                                        : Duration.between(due, at).toNanos() / 1e9);
                    }
                }
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }
        return seconds;
    }
}
