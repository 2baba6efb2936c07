package uk.hailsham.hub.app.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import uk.hailsham.hub.app.ConfigOption;
import uk.hailsham.hub.app.Exit;
import uk.hailsham.hub.app.demo.TownNight;

/** Measures a whole night of the made-up town: five drops, the Index's feed, referrals, deliveries, answers, returns. */
@Command(name = "town", description = "Measures a whole night of the made-up town, from arrival to settled.")
final class TownBenchCommand implements Callable<Integer> {
    @Mixin
    private ConfigOption config;

    @Option(
            names = "--referrals",
            paramLabel = "N",
            defaultValue = "500",
            description = "Referrals of the night (default: ${DEFAULT-VALUE}).")
    private int referrals;

    @Override
    public Integer call() throws IOException, GeneralSecurityException, InterruptedException {
        Path folder = Files.createTempDirectory("hub-bench");
        try {
            TownNight night = TownNight.measure(config, folder.resolve("data"), referrals);
            double floor = ReadFloor.seconds(files(folder.resolve("data/town")));
            System.out.print(Machine.line());
            System.out.print(Figures.table(
                    List.of("referrals", "from arrival to settled s", "floor: read the files s", "settled"),
                    List.of(List.of(
                            String.valueOf(referrals),
                            Figures.one(night.seconds()),
                            Figures.two(floor),
                            night.settled() ? "yes" : "no"))));
            return night.settled() ? Exit.DONE.code() : Exit.FAILED.code();
        } finally {
            BenchHub.delete(folder);
        }
    }

    private static List<Path> files(Path town) throws IOException {
        try (Stream<Path> all = Files.walk(town)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }
}
