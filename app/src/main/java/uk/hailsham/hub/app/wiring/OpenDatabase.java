package uk.hailsham.hub.app.wiring;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import uk.hailsham.hub.connectors.database.Database;
import uk.hailsham.hub.connectors.database.DatabaseAccess;
import uk.hailsham.hub.connectors.database.EmbeddedPostgres;
import uk.hailsham.hub.connectors.database.ExternalPostgres;
import uk.hailsham.hub.connectors.ground.DataFolder;

/**
 * The database of a data folder as it is, whether its hub runs or not; for verbs that read. Of a hub that does not run, the
 * folder is locked and its database started until this is closed.
 *
 * @param kept where vault, keys, seals and anchors lie: the data folder, or what its hub shares with others
 * @param running whether a hub runs on the folder
 * @param stoppedCleanly whether the last hub on it ended by itself; true also while one runs
 */
public record OpenDatabase(
        Database database, Path kept, boolean running, boolean stoppedCleanly, Optional<DataFolder> lock)
        implements AutoCloseable {

    /** @throws IOException with what to do, when no hub has had this folder or its database cannot be reached */
    public static OpenDatabase of(Path data) throws IOException {
        Optional<RunFile> run = RunFile.read(data);
        if (run.isPresent()) {
            return new OpenDatabase(
                    attached(data, run.get()), Path.of(run.get().shared()), true, true, Optional.empty());
        }
        boolean clean = !Files.exists(data.resolve("run.json"));
        DataFolder lock = DataFolder.reopen(data);
        try {
            Settings settings = new Settings(null, data, null, 0, Settings.fromSurroundings());
            return new OpenDatabase(Ground.database(settings), settings.shared(), false, clean, Optional.of(lock));
        } catch (IOException | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    /** The owner of an external database is known from the surroundings alone; without it the hub's role must do. */
    private static Database attached(Path data, RunFile run) throws IOException {
        Optional<Database> embedded = EmbeddedPostgres.running(data.resolve("postgresql"))
                .filter(database -> database.hub().url().equals(run.databaseUrl()));
        if (embedded.isPresent()) {
            return embedded.get();
        }
        Settings settings = new Settings(null, data, null, 0, Settings.fromSurroundings());
        Optional<String> owner = settings.text("hub.database.owner");
        DatabaseAccess access = new DatabaseAccess(
                run.databaseUrl(),
                owner.orElse(run.databaseUser()),
                owner.isPresent() ? settings.text("hub.database.owner.password").orElse("") : run.databasePassword());
        return new ExternalPostgres(access, run.database());
    }

    @Override
    public void close() throws IOException {
        database.close();
        if (lock.isPresent()) {
            lock.get().close();
        }
    }
}
