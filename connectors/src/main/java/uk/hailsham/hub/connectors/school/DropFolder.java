package uk.hailsham.hub.connectors.school;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import uk.hailsham.hub.domain.identifier.IdSource;

/**
 * An inbox on disk. A file is one drop, a folder is one drop of several files. A drop is complete when its done-file
 * stands beside it, or, without done-files, when size and time have stood still for a while. A complete drop is claimed
 * by one rename into {@code .claimed/<drop id>/}. Names that begin with a dot or end like an upload in progress are
 * left alone, as a folder without a file of its own is: it is no drop that says nothing. {@code referrals}, {@code provision}, {@code
 * events} and {@code acknowledgements} are inboxes of their own. Not safe for several threads.
 */
public final class DropFolder {
    private static final Set<String> OTHER_INBOXES = Set.of("referrals", "provision", "events", "acknowledgements");

    private final Path folder;
    private final String doneSuffix;
    private final Duration settle;
    private final IdSource ids;
    private final Clock clock;
    private final Map<Path, Seen> seen = new HashMap<>();

    /** @param doneSuffix such as {@code .done}; null when the sender writes none */
    public DropFolder(Path folder, String doneSuffix, Duration settle, IdSource ids, Clock clock) {
        this.folder = folder;
        this.doneSuffix = doneSuffix;
        this.settle = settle;
        this.ids = ids;
        this.clock = clock;
    }

    /** What a crash left claimed, then what is complete now, oldest first. */
    public List<ClaimedDrop> claim() {
        try {
            Files.createDirectories(claimedFolder());
            List<ClaimedDrop> drops = new ArrayList<>(leftOver());
            for (Path drop : complete()) {
                drops.add(claim(drop));
            }
            return drops;
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "the inbox cannot be read: " + e.getClass().getSimpleName(), e);
        }
    }

    /** How many drops below a folder of inboxes are claimed and not yet collected: after a crash, those to collect again. */
    public static long claimed(Path inboxes) {
        if (!Files.isDirectory(inboxes)) {
            return 0;
        }
        try (Stream<Path> walk = Files.walk(inboxes)) {
            return walk.filter(path -> path.getParent().endsWith(".claimed") && Files.isDirectory(path))
                    .count();
        } catch (IOException e) {
            throw new UncheckedIOException("the inboxes cannot be read", e);
        }
    }

    private Path claimedFolder() {
        return folder.resolve(".claimed");
    }

    private List<ClaimedDrop> leftOver() throws IOException {
        try (Stream<Path> list = Files.list(claimedFolder())) {
            return list.filter(Files::isDirectory)
                    .sorted()
                    .map(path ->
                            new ClaimedDrop(UUID.fromString(path.getFileName().toString()), path))
                    .filter(drop -> !drop.files().isEmpty() || deleted(drop))
                    .toList();
        }
    }

    private static boolean deleted(ClaimedDrop drop) {
        drop.delete();
        return false;
    }

    private ClaimedDrop claim(Path drop) throws IOException {
        UUID id = ids.next();
        Path claimed = claimedFolder().resolve(id.toString());
        Files.createDirectory(claimed);
        Files.move(drop, claimed.resolve(drop.getFileName()), StandardCopyOption.ATOMIC_MOVE);
        if (doneSuffix != null) {
            Files.deleteIfExists(doneFile(drop));
        }
        return new ClaimedDrop(id, claimed);
    }

    private List<Path> complete() throws IOException {
        Map<Path, Seen> now = new HashMap<>();
        List<Path> complete = new ArrayList<>();
        for (Path drop : waiting()) {
            Seen state = Seen.of(drop, clock.instant());
            Seen before = seen.get(drop);
            Seen kept = before != null && before.stands(state) ? before : state;
            now.put(drop, kept);
            if (doneSuffix == null ? kept.settled(clock.instant(), settle) : Files.exists(doneFile(drop))) {
                complete.add(drop);
            }
        }
        seen.clear();
        seen.putAll(now);
        complete.sort(
                Comparator.comparing((Path drop) -> now.get(drop).changed()).thenComparing(Path::getFileName));
        return complete;
    }

    private List<Path> waiting() throws IOException {
        List<Path> drops = new ArrayList<>();
        try (Stream<Path> list = Files.list(folder)) {
            for (Path path : list.filter(this::isDrop).toList()) {
                if (holdsAFile(path)) {
                    drops.add(path);
                }
            }
        }
        return drops;
    }

    private static boolean holdsAFile(Path drop) throws IOException {
        try (Stream<Path> walk = Files.walk(drop, 1)) {
            return walk.anyMatch(path -> Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS));
        }
    }

    private boolean isDrop(Path path) {
        String name = path.getFileName().toString();
        boolean ours = name.startsWith(".") || OTHER_INBOXES.contains(name) || RemoteNames.inProgress(name);
        boolean done = doneSuffix != null && name.endsWith(doneSuffix);
        boolean link = Files.isSymbolicLink(path);
        return !ours && !done && !link;
    }

    private Path doneFile(Path drop) {
        return drop.resolveSibling(drop.getFileName() + doneSuffix);
    }

    /** What a drop looked like when it was first seen so. */
    private record Seen(long size, Instant changed, Instant since) {
        static Seen of(Path drop, Instant now) throws IOException {
            long[] size = new long[1];
            Instant[] changed = {Instant.EPOCH};
            Files.walkFileTree(drop, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    size[0] += attributes.size() + 1;
                    Instant modified = attributes.lastModifiedTime().toInstant();
                    changed[0] = modified.isAfter(changed[0]) ? modified : changed[0];
                    return FileVisitResult.CONTINUE;
                }
            });
            if (Files.isDirectory(drop, LinkOption.NOFOLLOW_LINKS)) {
                Instant modified = Files.getLastModifiedTime(drop).toInstant();
                changed[0] = modified.isAfter(changed[0]) ? modified : changed[0];
            }
            return new Seen(size[0], changed[0], now);
        }

        /** Not since a time that is still to come: the clock has gone back, and the waiting begins anew. */
        boolean stands(Seen now) {
            return size == now.size && changed.equals(now.changed) && !since.isAfter(now.since);
        }

        boolean settled(Instant now, Duration settle) {
            return !since.plus(settle).isAfter(now);
        }
    }
}
