package uk.hailsham.hub.app.wiring;

import java.nio.file.Files;
import java.nio.file.Path;

/** Where PostgreSQL's programs are unpacked: beside the packaged hub, so that all data folders of a checkout share them. */
public final class Binaries {
    private Binaries() {}

    public static Path folder(Path data) {
        Path packaged = Path.of(System.getProperty("hub.home", "."), "app", "target", "hub");
        return Files.isWritable(packaged) ? packaged.toAbsolutePath() : data.resolve("binaries");
    }
}
