package uk.hailsham.hub.app.wiring;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import uk.hailsham.hub.connectors.backup.Folders;
import uk.hailsham.hub.connectors.backup.Manifest;
import uk.hailsham.hub.connectors.backup.StoredBackup;
import uk.hailsham.hub.connectors.database.Database;
import uk.hailsham.hub.connectors.database.DatabaseAccess;
import uk.hailsham.hub.connectors.database.Migrations;
import uk.hailsham.hub.connectors.database.TableSnapshot;
import uk.hailsham.hub.connectors.ground.DataFolder;
import uk.hailsham.hub.connectors.vault.MasterKey;
import uk.hailsham.hub.connectors.vault.NamedKey;

/**
 * Makes a data folder of a backup: the tables as the version that wrote them had them, filled with every constraint in
 * force, then brought to this hub's version and looked through. All under a temporary name; a backup that cannot be
 * restored whole leaves nothing.
 */
public final class Restoring {
    private Restoring() {}

    /**
     * @param unbalanced drops whose books do not balance
     * @param proved recipients whose delivery was proved, or that an agency has answered
     * @param toGoOn attempts that the next start takes up
     * @param faults of books and audit, in words; empty when all is well
     */
    public record Restored(
            Manifest manifest,
            String schemaVersion,
            long unbalanced,
            boolean auditVerifies,
            long proved,
            long toGoOn,
            List<String> faults) {}

    /** @throws IOException with what to do; then nothing was made */
    public static Restored restore(Path from, Path data, MasterKey master, Optional<Path> config) throws IOException {
        Folders.requireEmpty(data, "a data folder");
        if (config.isPresent()) {
            Folders.requireEmpty(config.get().toAbsolutePath(), "a configuration folder");
        }
        StoredBackup backup = StoredBackup.open(from);
        Files.createDirectories(data.getParent());
        Path making = data.resolveSibling(data.getFileName() + ".restoring");
        Folders.delete(making);
        try {
            Restored restored = fill(backup, making, master);
            Files.deleteIfExists(data);
            Files.move(making, data, StandardCopyOption.ATOMIC_MOVE);
            if (config.isPresent()) {
                backup.copyConfigTo(config.get().toAbsolutePath());
            }
            return restored;
        } catch (IOException | RuntimeException e) {
            Folders.delete(making);
            throw e;
        }
    }

    private static Restored fill(StoredBackup backup, Path data, MasterKey master) throws IOException {
        DataFolder.Mark mark = DataFolder.Mark.valueOf(backup.manifest().mark());
        Settings settings = new Settings(null, data, null, 0, Settings.fromSurroundings());
        try (DataFolder lock = DataFolder.open(data, mark)) {
            backup.copyTo(data);
            NamedKey.read(master, lock.path().resolve("keys"), "protection");
            NamedKey.read(master, lock.path().resolve("keys"), "fingerprints");
            try (Database database = Ground.database(settings)) {
                Migrations.make(database, backup.manifest().schemaVersion());
                backup.fill(database.owner(), master);
                Migrations.apply(database);
                return looked(backup.manifest(), database, data);
            }
        }
    }

    private static Restored looked(Manifest manifest, Database database, Path data) throws IOException {
        OpenAudit audit = OpenAudit.of(database.hub(), data);
        List<String> faults = new ArrayList<>(audit.sealer().verify());
        for (Path anchor : audit.anchors().kept()) {
            faults.addAll(audit.anchors().compare(anchor));
        }
        boolean verifies = faults.isEmpty();
        audit.note("hub restore", "restored", manifest.id(), true);
        DatabaseAccess access = database.hub();
        JdbcClient jdbc =
                JdbcClient.create(new DriverManagerDataSource(access.url(), access.user(), access.password()));
        long unbalanced = count(
                jdbc,
                "hub.drops WHERE rows_in <> accepted + unchanged + superseded + held + rejected OR (state = 'applied' AND"
                        + " held > 0)");
        if (unbalanced > 0) {
            faults.add(unbalanced + " drops do not balance");
        }
        try (TableSnapshot now = TableSnapshot.begin(database.owner())) {
            return new Restored(
                    manifest,
                    now.schemaVersion(),
                    unbalanced,
                    verifies,
                    count(jdbc, "hub.recipients WHERE rung NOT IN ('unknown', 'queued')"),
                    count(jdbc, "hub.attempts WHERE ended_at IS NULL"),
                    faults);
        }
    }

    private static long count(JdbcClient jdbc, String what) {
        return jdbc.sql("SELECT count(*) FROM " + what).query(Long.class).single();
    }
}
