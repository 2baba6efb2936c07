package uk.hailsham.hub.app.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** How partners put their files into inboxes. */
final class Inboxes {
    private Inboxes() {}

    /**
     * Under a temporary name first, as a careful sender does it.
     *
     * @return what lies in the inbox now, until it is collected
     */
    static List<Path> drop(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        List<Path> dropped = new ArrayList<>();
        if (Files.isDirectory(from)) {
            try (Stream<Path> files = Files.list(from)) {
                for (Path file : files.sorted().toList()) {
                    Path making = to.resolve(file.getFileName() + ".part");
                    copy(file, making);
                    Path drop = to.resolve(file.getFileName());
                    Files.move(making, drop, StandardCopyOption.ATOMIC_MOVE);
                    dropped.add(drop);
                }
            }
        }
        return dropped;
    }

    /** A folder is one drop of several files. */
    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> walk = Files.walk(from)) {
            for (Path path : walk.toList()) {
                Files.copy(path, to.resolve(from.relativize(path).toString()));
            }
        }
    }
}
