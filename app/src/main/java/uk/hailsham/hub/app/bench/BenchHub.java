package uk.hailsham.hub.app.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import uk.hailsham.hub.app.Exit;
import uk.hailsham.hub.app.Refusal;
import uk.hailsham.hub.app.wiring.RunningHub;
import uk.hailsham.hub.app.wiring.Settings;
import uk.hailsham.hub.config.Configuration;
import uk.hailsham.hub.connectors.ground.DataFolder;

/** A whole hub in a folder of its own that goes with it: durable database and broker, as in use. */
final class BenchHub implements AutoCloseable {
    private static final Duration LOOK_EVERY = Duration.ofMillis(10);

    private static final String NOBODYS_PORT = "9";

    private final Path data;
    private final RunningHub hub;

    private BenchHub(Path data, RunningHub hub) {
        this.data = data;
        this.hub = hub;
    }

    /** @param own settings beside {@link #settled}, such as where agencies' stand-ins are */
    static BenchHub start(Path folder, Path config, Configuration configuration, Map<String, String> own)
            throws IOException {
        Path data = Files.createDirectories(folder.resolve("data"));
        Settings settings = new Settings(config, data, folder.resolve("bench-only.key"), 0, settled(own)::get);
        System.err.println("starting the hub");
        return new BenchHub(data, RunningHub.start(settings, configuration, DataFolder.Mark.DEMO));
    }

    /**
     * Drops are there whole. The configured mail server and mailbox may be real, and mail that is read is moved: a bench
     * without a mail server of its own speaks to nobody's.
     */
    static Map<String, String> settled(Map<String, String> own) {
        Map<String, String> all =
                new HashMap<>(Map.of("hub.settle", "0", "hub.mail.host", "127.0.0.1", "hub.mail.port", NOBODYS_PORT));
        all.putAll(own);
        return all;
    }

    <T> T part(Class<T> type) {
        return hub.part(type);
    }

    /** Puts a complete file or folder where the hub looks for it; only the last step is seen. */
    void give(Path from, String inbox) throws IOException {
        Path to = Files.createDirectories(data.resolve(inbox)).resolve(from.getFileName());
        Files.move(from, to);
    }

    /** @throws Refusal when it is not so in time */
    static void await(String what, Duration patience, BooleanSupplier so) throws InterruptedException {
        await(what, patience, LOOK_EVERY, so);
    }

    /** The same for what it costs something to look at. */
    static void await(String what, Duration patience, Duration every, BooleanSupplier so) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        CountDownLatch never = new CountDownLatch(1);
        while (!so.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new Refusal(Exit.FAILED, "expected " + what + " within " + patience.toSeconds() + " s");
            }
            never.await(every.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    @Override
    public void close() throws IOException {
        hub.close();
    }

    /** Empties a bench's own folder. */
    static void delete(Path folder) throws IOException {
        try (Stream<Path> walk = Files.walk(folder)) {
            for (Path path : walk.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
