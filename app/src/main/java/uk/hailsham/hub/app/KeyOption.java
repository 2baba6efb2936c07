package uk.hailsham.hub.app;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;
import uk.hailsham.hub.app.wiring.Settings;
import uk.hailsham.hub.connectors.vault.MasterKey;

/** The option {@code --key} of verbs that need the master key a hub has used before. */
public final class KeyOption {
    @Option(
            names = "--key",
            paramLabel = "FILE",
            defaultValue = "${sys:user.home}/.hub/master.key",
            description = "The master key (default: ${DEFAULT-VALUE}; hub.key.command goes before it).")
    private Path file;

    /** @throws IOException with what to do, when there is none */
    public MasterKey read() throws IOException {
        Settings settings = new Settings(null, null, file, 0, Settings.fromSurroundings());
        Optional<String> command = settings.text("hub.key.command");
        return command.isPresent() ? MasterKey.fromCommand(command.get()) : MasterKey.read(file.toAbsolutePath());
    }
}
