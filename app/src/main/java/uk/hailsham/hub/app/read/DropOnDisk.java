package uk.hailsham.hub.app.read;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import uk.hailsham.hub.app.Exit;
import uk.hailsham.hub.app.Refusal;
import uk.hailsham.hub.domain.intake.DropContent;

/** A file, or a folder of files that belong together. */
final class DropOnDisk {
    private DropOnDisk() {}

    /** @throws Refusal when there is nothing there that can be read as a drop */
    static DropContent of(Path path) throws IOException {
        if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            throw new Refusal(Exit.USAGE, "expected a file or a folder, found nothing at " + shown(path));
        }
        List<Path> files = files(path);
        if (files.isEmpty()) {
            throw new Refusal(Exit.REFUSED, "refused: expected files in the folder, found none: " + shown(path));
        }
        for (Path file : files) {
            if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) || !Files.isReadable(file)) {
                throw new Refusal(
                        Exit.REFUSED,
                        "refused: expected an ordinary file that can be read, found a link or another thing: "
                                + shown(file));
            }
        }
        return new DropContent(files.stream().map(DropOnDisk::part).toList());
    }

    private static List<Path> files(Path path) throws IOException {
        if (!Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
            return List.of(path);
        }
        try (Stream<Path> list = Files.list(path)) {
            return list.filter(file -> !file.getFileName().toString().startsWith("."))
                    .sorted()
                    .toList();
        }
    }

    private static DropContent.Part part(Path file) {
        try {
            String name = shown(file.getFileName());
            return new DropContent.Part(name, Files.size(file), () -> Files.newInputStream(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A name with control characters would write into the terminal. */
    private static String shown(Path path) {
        return path.toString().replaceAll("\\p{Cntrl}", "?");
    }
}
