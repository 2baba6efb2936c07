package uk.hailsham.hub.connectors.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How far the chain of seals had come, once a day, as a file that can be sent away: whoever can change database and data
 * folder together cannot change what somebody else has kept.
 */
public final class AuditAnchors {
    private static final String TITLE = "hub audit anchor 1";

    private final SealRows rows;
    private final Path folder;
    private final Clock clock;

    public AuditAnchors(JdbcClient jdbc, Path folder, Clock clock) {
        this.rows = new SealRows(jdbc);
        this.folder = folder;
        this.clock = clock;
    }

    /** Writes today's (UTC), when it is not there yet and there is a seal to anchor. */
    public void daily() {
        Path file = folder.resolve("anchor-" + LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC) + ".txt");
        if (!Files.exists(file)) {
            rows.standing(Long.MAX_VALUE).ifPresent(standing -> write(file, standing));
        }
    }

    private static void write(Path file, SealRows.Standing standing) {
        Path making = file.resolveSibling(file.getFileName() + ".making");
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(making, TITLE + "\n" + standing.text(), StandardCharsets.US_ASCII);
            Files.move(making, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("the audit's anchor cannot be written: " + file, e);
        }
    }

    /** Those that still lie in the data folder, oldest first. */
    public List<Path> kept() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> list = Files.list(folder)) {
            return list.filter(file -> file.getFileName().toString().matches("anchor-.*\\.txt"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("the folder of anchors cannot be read: " + folder, e);
        }
    }

    /**
     * @return what the chain lacks or has otherwise than this anchor says, in words; empty when they agree
     * @throws IOException when the file cannot be read or is no anchor
     */
    public List<String> compare(Path file) throws IOException {
        String name = file.getFileName().toString();
        String found = Files.readString(file, StandardCharsets.UTF_8);
        long seal = seal(name, found);
        return rows.standing(seal)
                .filter(standing -> standing.seal() == seal)
                .map(standing -> (TITLE + "\n" + standing.text()).equals(found)
                        ? List.<String>of()
                        : List.of("seal " + seal + " and those before it are not as " + name + " has them"))
                .orElse(List.of("seal " + seal + " was removed: " + name + " has it"));
    }

    private static long seal(String name, String text) throws IOException {
        Map<String, String> lines = text.lines()
                .filter(line -> line.contains(": "))
                .collect(Collectors.toMap(
                        line -> line.substring(0, line.indexOf(':')),
                        line -> line.substring(line.indexOf(':') + 2),
                        (first, second) -> second));
        if (!text.startsWith(TITLE) || !lines.getOrDefault("seal", "").matches("\\d{1,18}")) {
            throw new IOException("expected an anchor of the audit ('" + TITLE
                    + "' and a line 'seal: …'), found something else: " + name);
        }
        return Long.parseLong(lines.get("seal"));
    }
}
