package uk.hailsham.hub.app.backup;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import uk.hailsham.hub.app.DataOption;
import uk.hailsham.hub.app.Exit;
import uk.hailsham.hub.app.KeyOption;
import uk.hailsham.hub.app.Refusal;
import uk.hailsham.hub.app.wiring.OpenAudit;
import uk.hailsham.hub.app.wiring.OpenDatabase;
import uk.hailsham.hub.connectors.backup.Backup;
import uk.hailsham.hub.connectors.backup.Manifest;
import uk.hailsham.hub.connectors.vault.MasterKey;
import uk.hailsham.hub.connectors.vault.NamedKey;

/** Copies a hub, running or not, into a folder. */
@Command(
        name = "backup",
        description = "Copies database, vault and configuration of a hub, running or not; not the keys.")
public final class BackupCommand implements Callable<Integer> {
    @Parameters(paramLabel = "DIR", description = "Where to; an empty folder, or none yet.")
    private Path to;

    @Mixin
    private DataOption data;

    @Mixin
    private KeyOption key;

    @Option(
            names = "--config",
            paramLabel = "DIR",
            description = "The configuration folder (default: ${DEFAULT-VALUE}).",
            defaultValue = "${sys:hub.home:-.}/config")
    private Path config;

    @Override
    public Integer call() {
        Path place = to.toAbsolutePath().normalize();
        if (place.startsWith(data.folder())) {
            throw new Refusal(Exit.USAGE, "a backup inside the data folder is lost with it; give another DIR");
        }
        try (OpenDatabase open = OpenDatabase.of(data.folder())) {
            MasterKey master = key.read();
            NamedKey.read(master, open.kept().resolve("keys"), "protection");
            UUID id = UUID.randomUUID();
            Instant now = Clock.systemUTC().instant();
            String version = BackupCommand.class.getPackage().getImplementationVersion();
            Backup backup = new Backup(
                    open.kept(), config, open.database().owner(), master, version == null ? "development" : version);
            Manifest manifest = backup.write(place, id, now);
            OpenAudit.of(open.database().hub(), open.kept()).note("hub backup", "backed-up", id, !open.running());
            System.out.println(summary(manifest, place));
            return Exit.DONE.code();
        } catch (IOException e) {
            throw new Refusal(Exit.REFUSED, e.getMessage());
        }
    }

    private static String summary(Manifest manifest, Path place) {
        return "backup %s in %s: schema V%s, %d tables, %d files; %d drops, %d children, %d referrals, %d recipients%n%s"
                .formatted(
                        manifest.id(),
                        place,
                        manifest.schemaVersion(),
                        manifest.tables().size(),
                        manifest.files().size(),
                        manifest.rows("drops"),
                        manifest.rows("children"),
                        manifest.rows("referrals"),
                        manifest.rows("recipients"),
                        "The master key and the secrets are not in it: keep them elsewhere, or it is worth nothing.");
    }
}
