package uk.hailsham.hub.app;

import java.nio.file.Path;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;
import uk.hailsham.hub.app.wiring.Words;
import uk.hailsham.hub.config.ConfigFolder;
import uk.hailsham.hub.config.Configuration;
import uk.hailsham.hub.config.yaml.Fault;

/** The option {@code --config}, shared by the verbs that read the configuration. */
public final class ConfigOption {
    @Option(
            names = "--config",
            paramLabel = "DIR",
            description = "The configuration folder (default: ${DEFAULT-VALUE}).",
            defaultValue = "${sys:hub.home:-.}/config")
    private Path folder;

    public Path folder() {
        return folder;
    }

    public ConfigFolder.Read look() {
        return ConfigFolder.read(folder, Words.known());
    }

    /** @throws Refusal with every fault */
    public Configuration read() {
        ConfigFolder.Read read = look();
        if (!read.faults().isEmpty()) {
            throw new Refusal(
                    Exit.REFUSED,
                    read.faults().stream().map(Fault::toString).collect(Collectors.joining("\n"))
                            + "\nhub check tells the same; mend these first");
        }
        return read.configuration();
    }
}
