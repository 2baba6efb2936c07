package uk.hailsham.hub.app.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import uk.hailsham.hub.app.ConfigOption;
import uk.hailsham.hub.app.Exit;
import uk.hailsham.hub.app.Refusal;
import uk.hailsham.hub.app.wiring.FrontDoor;
import uk.hailsham.hub.app.wiring.RunningHub;
import uk.hailsham.hub.app.wiring.Settings;
import uk.hailsham.hub.config.Configuration;
import uk.hailsham.hub.config.Endpoints;
import uk.hailsham.hub.connectors.ground.DataFolder;

/** Runs the hub until it is told to stop; then what has begun is ended, and the database stops last. */
@Command(name = "run", description = "Runs the hub until it is stopped.")
public final class RunCommand implements Callable<Integer> {
    @Mixin
    private ConfigOption config;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "The data folder (default: ${DEFAULT-VALUE}).",
            defaultValue = "${sys:hub.home:-.}/data")
    private Path data;

    @Option(
            names = "--port",
            paramLabel = "N",
            description =
                    "Of HTTP, on 127.0.0.1 unless hub.address says otherwise (default: ${DEFAULT-VALUE}; 0 takes a free one).",
            defaultValue = "8080")
    private int port;

    @Option(
            names = "--key",
            paramLabel = "FILE",
            defaultValue = "${sys:user.home}/.hub/master.key",
            description =
                    "The master key; made at the first start, outside the data folder (default: ${DEFAULT-VALUE}).")
    private Path key;

    @Option(
            names = "--clock",
            paramLabel = "FILE",
            description = "Turns the clock as the file says, while it runs: offset: PT1H, speed: 60."
                    + " Only with a data folder of a demo or a test.")
    private Path clock;

    @Option(
            names = "--stop-when-started",
            hidden = true,
            description = "Stops at once, so that Java's classes are archived.")
    private boolean stopWhenStarted;

    @Override
    public Integer call() throws Exception {
        Configuration configuration = config.read();
        Settings settings = settings();
        RunningHub hub = start(settings, configuration);
        FirstAccount.make(hub, settings.data());
        if (stopWhenStarted) {
            return Exit.DONE.code();
        }
        System.err.printf("The hub runs at %s/ (stop it with Ctrl-C)%n", hub.url());
        hub.awaitEnd();
        return Exit.DONE.code();
    }

    private Settings settings() {
        Settings settings =
                new Settings(config.folder(), data.toAbsolutePath(), key, port, Settings.fromSurroundings());
        return clock == null ? settings : settings.with("hub.clock", clock.toString());
    }

    private static RunningHub start(Settings settings, Configuration configuration) {
        try {
            boolean elsewhere = settings.endpoints().isPresent();
            Configuration used = elsewhere
                    ? Endpoints.replace(configuration, settings.endpoints().get())
                    : configuration;
            PortTaken.refuse(FrontDoor.of(settings).address(), settings.port());
            return RunningHub.start(settings, used, elsewhere ? DataFolder.Mark.TEST : DataFolder.Mark.LIVE);
        } catch (IOException | IllegalArgumentException e) {
            throw new Refusal(Exit.REFUSED, e.getMessage());
        }
    }
}
