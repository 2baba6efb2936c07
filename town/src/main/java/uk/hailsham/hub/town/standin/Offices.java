package uk.hailsham.hub.town.standin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The offices of the made-up Index and of the schools: each takes away what the hub has told it, counts its records, and
 * answers by an acknowledgement file.
 */
public final class Offices implements AutoCloseable {
    private final Path taken;
    private final Map<String, Office> offices;
    private final ScheduledExecutorService day = Executors.newSingleThreadScheduledExecutor(runnable -> {
        Thread thread = new Thread(runnable, "stand-in offices");
        thread.setDaemon(true);
        return thread;
    });

    private Offices(Path taken, Map<String, Office> offices) {
        this.taken = taken;
        this.offices = Map.copyOf(offices);
    }

    /**
     * @param from where the hub puts what it tells
     * @param answers where it looks for answers
     */
    public record Office(Path from, Path answers) {}

    /** @param taken where what was told is put away, a folder for each office */
    public static Offices start(Path taken, Map<String, Office> offices) {
        Offices all = new Offices(taken, offices);
        all.day.scheduleWithFixedDelay(all::work, 200, 200, TimeUnit.MILLISECONDS);
        return all;
    }

    private void work() {
        offices.forEach((name, office) -> {
            try {
                for (Path file : waiting(office.from())) {
                    if (isAnswered(file)) {
                        answer(office, file);
                    }
                    Path away = Files.createDirectories(taken.resolve(name));
                    Files.move(file, away.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /** What is numbered in a series is answered; a receipt, a report and an outcome file are answers themselves. */
    private static boolean isAnswered(Path file) {
        String name = file.getFileName().toString();
        return name.startsWith("subscription-") || name.startsWith("index-return-");
    }

    private static List<Path> waiting(Path from) throws IOException {
        if (!Files.isDirectory(from)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(from)) {
            return files.filter(file -> !file.getFileName().toString().startsWith("."))
                    .sorted()
                    .toList();
        }
    }

    /** Not before the bytes were counted; the file is put away afterwards, so that a stop in between answers twice. */
    private static void answer(Office office, Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        String sequence = lines.get(0).split(",")[2];
        long records = lines.stream().filter(line -> line.startsWith("R,")).count();
        boolean whole = lines.get(lines.size() - 1).equals("T," + records);
        Path answers = Files.createDirectories(office.answers());
        Path making = answers.resolve("." + sequence + ".making");
        Files.writeString(
                making,
                "sequence,outcome,reason\n%s,%s\n".formatted(sequence, whole ? "accepted," : "refused,wrong count"));
        Files.move(making, answers.resolve("ack-" + sequence + ".csv"), StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public void close() {
        day.shutdownNow();
    }
}
