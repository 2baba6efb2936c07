package uk.hailsham.hub.app.backup;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import uk.hailsham.hub.app.DataOption;
import uk.hailsham.hub.app.Exit;
import uk.hailsham.hub.app.KeyOption;
import uk.hailsham.hub.app.Refusal;
import uk.hailsham.hub.app.wiring.Restoring;
import uk.hailsham.hub.connectors.backup.Manifest;

/** Makes a data folder of a backup, on a machine that has nothing but the hub and the key. */
@Command(name = "restore", description = "Makes a data folder of a backup, and brings it to this hub's version.")
public final class RestoreCommand implements Callable<Integer> {
    @Parameters(paramLabel = "DIR", description = "The backup.")
    private Path from;

    @Mixin
    private DataOption data;

    @Mixin
    private KeyOption key;

    @Option(
            names = "--config-to",
            paramLabel = "DIR",
            description = "Where to put its configuration; empty or not there.")
    private Optional<Path> config = Optional.empty();

    @Override
    public Integer call() {
        try {
            Restoring.Restored restored =
                    Restoring.restore(from.toAbsolutePath().normalize(), data.folder(), key.read(), config);
            System.out.println(summary(restored));
            restored.faults().forEach(System.out::println);
            return (restored.faults().isEmpty() ? Exit.DONE : Exit.FAILED).code();
        } catch (IOException e) {
            throw new Refusal(Exit.REFUSED, e.getMessage());
        }
    }

    private String summary(Restoring.Restored restored) {
        Manifest manifest = restored.manifest();
        return """
                restored backup %s of %s into %s
                  schema V%s brought to V%s; %d drops, %d children, %d referrals, %d recipients
                  books: %s; audit: %s
                  deliveries: %d are proved and are not sent again, %d go on at the start
                  configuration: %s; secrets and what lay in inboxes are not in a backup""".formatted(
                        manifest.id(),
                        manifest.at(),
                        data.folder(),
                        manifest.schemaVersion(),
                        restored.schemaVersion(),
                        manifest.rows("drops"),
                        manifest.rows("children"),
                        manifest.rows("referrals"),
                        manifest.rows("recipients"),
                        restored.unbalanced() == 0 ? "balance" : restored.unbalanced() + " drops do not balance",
                        restored.auditVerifies() ? "every seal verifies" : "does NOT verify",
                        restored.proved(),
                        restored.toGoOn(),
                        config.map(path -> path.toAbsolutePath().toString())
                                .orElse(from.resolve("config") + " (run --config)"));
    }
}
