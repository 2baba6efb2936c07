package uk.hailsham.hub.app.wiring;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import uk.hailsham.hub.config.Configuration;
import uk.hailsham.hub.connectors.broker.Broker;
import uk.hailsham.hub.connectors.broker.EmbeddedArtemis;
import uk.hailsham.hub.connectors.broker.ExternalArtemis;
import uk.hailsham.hub.connectors.database.Database;
import uk.hailsham.hub.connectors.database.DatabaseAccess;
import uk.hailsham.hub.connectors.database.EmbeddedPostgres;
import uk.hailsham.hub.connectors.database.ExternalPostgres;
import uk.hailsham.hub.connectors.database.Migrations;
import uk.hailsham.hub.connectors.database.Node;
import uk.hailsham.hub.connectors.ground.DataFolder;
import uk.hailsham.hub.connectors.ground.FileClock;
import uk.hailsham.hub.connectors.ground.Secrets;
import uk.hailsham.hub.connectors.ground.SharedFolder;
import uk.hailsham.hub.connectors.vault.MasterKey;
import uk.hailsham.hub.connectors.vault.NamedKey;
import uk.hailsham.hub.connectors.vault.Vault;

/**
 * What the hub stands on: data folder, database, broker, keys. Started first, stopped last, in the other order. Database and
 * broker rise while others work; whoever asks for one waits for it.
 */
public final class Ground implements AutoCloseable {
    private static final int BROKER = 0;

    private static final int TOKEN_BYTES = 32;

    private final String token = token(new byte[TOKEN_BYTES]);
    private final DataFolder folder;
    private final SharedFolder shared;
    private final Node node;
    private final Vault vault;
    private final NamedKey protection;
    private final NamedKey fingerprints;
    private final NamedKey copies;
    private final Secrets secrets;
    private final Settings settings;
    private final Configuration configuration;
    private final Clock clock;
    private volatile CompletableFuture<Database> database = CompletableFuture.completedFuture(null);
    private volatile CompletableFuture<Broker> broker = CompletableFuture.completedFuture(null);

    private Ground(
            DataFolder folder, SharedFolder shared, MasterKey master, Settings settings, Configuration c, Clock clock)
            throws IOException {
        this.folder = folder;
        this.shared = shared;
        this.node = new Node(settings.node(), shared.id());
        this.vault = new Vault(shared.path().resolve("vault"), master);
        this.protection = NamedKey.readOrMake(master, shared.path().resolve("keys"), "protection");
        this.fingerprints = NamedKey.readOrMake(master, shared.path().resolve("keys"), "fingerprints");
        this.copies = NamedKey.readOrMake(master, shared.path().resolve("keys"), "sent-copies");
        this.secrets = Secrets.from(System::getenv, settings.secrets());
        this.settings = settings;
        this.configuration = c;
        this.clock = clock;
    }

    /** @throws IOException with what to do, when a part cannot be had that is there at once */
    public static Ground start(Settings settings, Configuration configuration, DataFolder.Mark mark)
            throws IOException {
        Clock clock = clock(settings, mark);
        DataFolder folder = DataFolder.open(settings.data(), mark);
        try {
            SharedFolder shared = shared(settings, mark);
            MasterKey master = master(settings, mark);
            Files.createDirectories(
                    settings.secrets(),
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            return new Ground(folder, shared, master, settings, configuration, clock);
        } catch (IOException | RuntimeException e) {
            folder.close();
            throw e;
        }
    }

    /** Returns while they still rise. They log: not before Spring has laid the loggers anew, which have no place to write to meanwhile. */
    void raise() {
        database = rising(() -> migrated(settings));
        broker = rising(() -> broker(settings));
    }

    private static <T> CompletableFuture<T> rising(Callable<T> part) {
        CompletableFuture<T> rising = new CompletableFuture<>();
        Thread thread = new Thread(
                () -> {
                    try {
                        rising.complete(part.call());
                    } catch (Exception | Error e) {
                        rising.completeExceptionally(e);
                    }
                },
                "ground");
        thread.setDaemon(true);
        thread.start();
        return rising;
    }

    private static Database migrated(Settings settings) throws IOException {
        Database database = database(settings);
        try {
            Migrations.apply(database);
            if (database instanceof EmbeddedPostgres embedded) {
                embedded.keepRunning();
            }
            return database;
        } catch (IOException | RuntimeException e) {
            database.close();
            throw e;
        }
    }

    /**
     * Waits for what still rises.
     *
     * @throws IOException with what to do, when a part cannot be had
     */
    void stand() throws IOException {
        for (CompletableFuture<?> part : List.of(database, broker)) {
            try {
                part.join();
            } catch (CompletionException e) {
                if (e.getCause() instanceof IOException known) {
                    throw known;
                }
                throw e.getCause() instanceof RuntimeException known ? known : e;
            }
        }
    }

    private static SharedFolder shared(Settings settings, DataFolder.Mark mark) throws IOException {
        if (!settings.shared().equals(settings.data()) && !settings.mayHaveCompany()) {
            throw new IOException(
                    "expected hub.database.url and hub.broker.url beside hub.shared, found not both: nodes"
                            + " that share a folder share database and broker as well");
        }
        return SharedFolder.open(settings.shared(), mark);
    }

    private static Clock clock(Settings settings, DataFolder.Mark mark) throws IOException {
        Optional<Path> file = settings.clock();
        if (file.isEmpty()) {
            return Clock.systemUTC();
        }
        if (mark == DataFolder.Mark.LIVE) {
            throw new IOException("expected a data folder of a demo or a test for --clock, found one for live data: "
                    + "leave --clock out, or give hub.endpoints, which marks a new data folder as a test's");
        }
        if (!Files.isReadable(file.get())) {
            throw new IOException("expected the clock's file, found none that can be read: " + file.get());
        }
        return new FileClock(file.get(), Clock.systemUTC());
    }

    private static MasterKey master(Settings settings, DataFolder.Mark mark) throws IOException {
        Optional<String> command = settings.text("hub.key.command");
        if (command.isPresent()) {
            return MasterKey.fromCommand(command.get());
        }
        return mark == DataFolder.Mark.LIVE
                ? MasterKey.readOrMake(settings.keyFile(), settings.data(), settings.shared())
                : MasterKey.readOrMake(settings.keyFile());
    }

    static Database database(Settings settings) throws IOException {
        Optional<String> url = settings.text("hub.database.url");
        if (url.isEmpty()) {
            return EmbeddedPostgres.start(
                    Binaries.folder(settings.data()),
                    settings.data().resolve("postgresql"),
                    EmbeddedPostgres.Durability.DURABLE);
        }
        return ExternalPostgres.at(
                new DatabaseAccess(
                        url.get(), need(settings, "hub.database.owner"), need(settings, "hub.database.owner.password")),
                new DatabaseAccess(
                        url.get(), need(settings, "hub.database.user"), need(settings, "hub.database.password")),
                settings.flag("hub.database.closed"));
    }

    private static String need(Settings settings, String name) throws IOException {
        return settings.text(name)
                .orElseThrow(() -> new IOException("expected " + name + " beside hub.database.url, found none"));
    }

    private static Broker broker(Settings settings) throws IOException {
        Optional<String> url = settings.text("hub.broker.url");
        if (url.isPresent()) {
            return ExternalArtemis.at(
                    url.get(),
                    settings.text("hub.broker.user").orElse(null),
                    settings.text("hub.broker.password").orElse(null),
                    settings.flag("hub.broker.closed"));
        }
        return EmbeddedArtemis.start(settings.data().resolve("broker"), BROKER);
    }

    DataFolder folder() {
        return folder;
    }

    /** What it shares with other nodes; the data folder itself for a hub that is alone. */
    Path shared() {
        return shared.path();
    }

    /** Who this hub is among the nodes of its database. */
    Node node() {
        return node;
    }

    /** @throws CompletionException when it cannot be had; {@link #stand} says why */
    Database database() {
        return database.join();
    }

    /** @throws CompletionException when it cannot be had; {@link #stand} says why */
    Broker broker() {
        return broker.join();
    }

    Vault vault() {
        return vault;
    }

    NamedKey protection() {
        return protection;
    }

    NamedKey fingerprints() {
        return fingerprints;
    }

    /** Of copies of what was sent. */
    NamedKey copies() {
        return copies;
    }

    Secrets secrets() {
        return secrets;
    }

    /** Known to whoever may read {@code run.json}; another at each start. */
    String token() {
        return token;
    }

    private static String token(byte[] bytes) {
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    Settings settings() {
        return settings;
    }

    /** The one clock that everything the hub decides hangs on. */
    Clock clock() {
        return clock;
    }

    Configuration configuration() {
        return configuration;
    }

    /** Says where the hub is, for other verbs of the same user. */
    void announce(FrontDoor door, int port) throws IOException {
        folder.announce(
                RunFile.of(door, port, token, shared.path(), database().hub()).json());
    }

    @Override
    public void close() throws IOException {
        try (folder;
                Database last = risen(database).orElse(null)) {
            risen(broker).ifPresent(Broker::close);
        }
    }

    /** Waits for it; empty when it could not be had, or was never raised. */
    private static <T> Optional<T> risen(CompletableFuture<T> part) {
        return part.handle((risen, why) -> Optional.ofNullable(risen)).join();
    }
}
