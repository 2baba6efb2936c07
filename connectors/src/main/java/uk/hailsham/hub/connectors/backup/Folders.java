package uk.hailsham.hub.connectors.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Whole folders: gone, or empty. */
public final class Folders {
    private Folders() {}

    /** Nothing happens when there is none. */
    public static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        List<Path> found;
        try (Stream<Path> walk = Files.walk(folder)) {
            found = walk.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : found) {
            Files.delete(path);
        }
    }

    /** @throws IOException when there is something in it */
    public static void requireEmpty(Path folder, String what) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> list = Files.list(folder)) {
                if (list.findAny().isPresent()) {
                    throw new IOException("expected " + what + " that is empty or not there, found something in "
                            + folder + "; give another one");
                }
            }
        }
    }
}
