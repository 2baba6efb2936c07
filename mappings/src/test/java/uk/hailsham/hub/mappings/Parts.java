package uk.hailsham.hub.mappings;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import uk.hailsham.hub.domain.intake.DropContent;

/** Parts of drops for tests. */
public final class Parts {
    private Parts() {}

    public static DropContent.Part of(String name, String text) {
        return of(name, text.getBytes(StandardCharsets.UTF_8));
    }

    public static DropContent.Part of(String name, byte[] bytes) {
        return new DropContent.Part(name, bytes.length, () -> new ByteArrayInputStream(bytes));
    }

    /** A file of the project, its path from the project's root. */
    public static DropContent.Part file(String path) {
        Path file = Path.of("..").resolve(path);
        try {
            return new DropContent.Part(
                    file.getFileName().toString(), Files.size(file), () -> Files.newInputStream(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
