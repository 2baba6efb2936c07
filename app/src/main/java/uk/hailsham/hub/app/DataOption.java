package uk.hailsham.hub.app;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The option {@code --data}, shared by the verbs that look into a data folder. */
public final class DataOption {
    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "The data folder (default: ${DEFAULT-VALUE}).",
            defaultValue = "${sys:hub.home:-.}/data")
    private Path folder;

    public Path folder() {
        return folder.toAbsolutePath().normalize();
    }
}
