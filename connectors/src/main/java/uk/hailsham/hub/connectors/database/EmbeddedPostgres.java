package uk.hailsham.hub.connectors.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;
import uk.hailsham.hub.connectors.ground.Ports;

/**
 * PostgreSQL from the packaged binaries, run for real: durable, with passwords, on loopback. A server that a killed hub
 * left behind is taken over. It has no shutdown hook: the hub stops it last.
 */
public final class EmbeddedPostgres implements Database {
    /** A port that was free may be taken, and processes of a server that was killed may take a while to end. */
    private static final int TRIES = 40;

    private static final int TRY_AGAIN_MILLIS = 250;

    private final Programs programs;
    private final Path directory;
    private final Passwords passwords;
    private final int wanted;
    private final ServerKeeper keeper = new ServerKeeper(this::startAgain);
    private int port;
    private boolean closed;

    private EmbeddedPostgres(Programs programs, Path directory, Passwords passwords, int wanted) {
        this.programs = programs;
        this.directory = directory;
        this.passwords = passwords;
        this.wanted = wanted;
    }

    /** Whether what is committed survives a power cut; only a test may do without. */
    public enum Durability {
        DURABLE,
        FAST_FOR_TESTS
    }

    /**
     * @param binaries where the programs are unpacked, shared by all hubs of this machine
     * @param folder holds the data directory, the passwords and the server's log
     * @throws IOException with what to do, when it cannot be started
     */
    public static EmbeddedPostgres start(Path binaries, Path folder, Durability durability) throws IOException {
        return start(binaries, folder, durability, 0);
    }

    /** @param port to listen at, the same after each start, for hubs that know it by {@code hub.database.url}; 0 for a free one */
    public static EmbeddedPostgres start(Path binaries, Path folder, Durability durability, int port)
            throws IOException {
        Files.createDirectories(folder);
        Path directory = folder.resolve("cluster");
        EmbeddedPostgres postgres = new EmbeddedPostgres(
                new Programs(Binaries.unpack(binaries), Unprivileged.prefix(folder)),
                directory,
                Passwords.readOrMake(folder.resolve("passwords")),
                port);
        postgres.start(durability);
        return postgres;
    }

    /**
     * The server that a running hub of the same user stands on; closing it leaves it running.
     *
     * @param folder as for {@link #start}
     * @return empty when none runs there
     */
    public static Optional<Database> running(Path folder) throws IOException {
        Path directory = folder.resolve("cluster");
        Optional<Postmaster> server = Postmaster.of(directory);
        if (server.isEmpty()) {
            return Optional.empty();
        }
        EmbeddedPostgres postgres =
                new EmbeddedPostgres(null, directory, Passwords.readOrMake(folder.resolve("passwords")), 0);
        postgres.port = server.get().port();
        return Optional.of(new ExternalPostgres(postgres.owner(), postgres.hub()));
    }

    private void start(Durability durability) throws IOException {
        if (!Files.exists(directory.resolve("PG_VERSION"))) {
            initialise();
        }
        refuseAnotherVersion();
        if (!tookOver()) {
            startServer(durability);
        }
        try {
            Roles.make(access("postgres", "postgres", passwords.superuser()), passwords);
        } catch (SQLException e) {
            throw new IOException("the embedded PostgreSQL does not answer: " + e.getSQLState(), e);
        }
    }

    private void initialise() throws IOException {
        Path passwordFile = Files.createTempFile(directory.getParent(), "initdb", "");
        Path making = directory.resolveSibling("cluster.making");
        try {
            Files.writeString(passwordFile, passwords.superuser());
            removeHalfMade(making);
            programs.initdb(making, "postgres", passwordFile);
            Files.writeString(
                    making.resolve("postgresql.conf"),
                    Files.readString(making.resolve("postgresql.conf")) + "\ninclude = 'hub.conf'\n");
            Files.move(making, directory);
        } finally {
            Files.deleteIfExists(passwordFile);
        }
    }

    /** A hub killed during initdb leaves a directory nobody has used yet. */
    private static void removeHalfMade(Path making) throws IOException {
        if (Files.exists(making)) {
            try (var walk = Files.walk(making)) {
                for (Path path :
                        walk.sorted(java.util.Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }

    private void refuseAnotherVersion() throws IOException {
        String found = Files.readString(directory.resolve("PG_VERSION")).strip();
        if (!found.equals(Binaries.MAJOR)) {
            throw new IOException("expected a database of PostgreSQL " + Binaries.MAJOR + ", found one of PostgreSQL "
                    + found + " in " + directory + "; start it with the hub that made it, or restore a backup");
        }
    }

    private boolean tookOver() throws IOException {
        Optional<Postmaster> orphan = Postmaster.of(directory);
        if (orphan.isEmpty()) {
            return false;
        }
        port = orphan.get().port();
        if (answers()) {
            return true;
        }
        programs.stop(directory);
        return false;
    }

    private boolean answers() {
        DatabaseAccess access = access("postgres", "postgres", passwords.superuser());
        try (Connection connection = DriverManager.getConnection(access.url(), access.user(), access.password())) {
            return connection.isValid(5);
        } catch (SQLException e) {
            return false;
        }
    }

    private void startServer(Durability durability) throws IOException {
        for (int attempt = 1; ; attempt++) {
            port = wanted == 0 ? Ports.free() : wanted;
            Files.writeString(directory.resolve("hub.conf"), ServerSettings.text(port, durability));
            try {
                launch();
                return;
            } catch (IOException e) {
                if (attempt == TRIES) {
                    throw new IOException(
                            e.getMessage() + "; its log is " + directory.resolveSibling("postgresql.log"), e);
                }
                pause();
            }
        }
    }

    private void launch() throws IOException {
        programs.start(directory, directory.resolveSibling("postgresql.log"));
    }

    private static void pause() throws IOException {
        try {
            Thread.sleep(TRY_AGAIN_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while the database was started", e);
        }
    }

    private DatabaseAccess access(String database, String user, String password) {
        return new DatabaseAccess(
                "jdbc:postgresql://127.0.0.1:" + port + "/" + database + "?logServerErrorDetail=false", user, password);
    }

    @Override
    public DatabaseAccess owner() {
        return access(Roles.DATABASE, Roles.OWNER, passwords.owner());
    }

    @Override
    public DatabaseAccess hub() {
        return access(Roles.DATABASE, Roles.HUB, passwords.hub());
    }

    /** For tests that tamper: the role that may do anything. */
    DatabaseAccess superuser(String database) {
        return access(database, "postgres", passwords.superuser());
    }

    /** From now on a server that ends although nobody stopped it is started again, at the same port. */
    public void keepRunning() throws IOException {
        process().ifPresent(keeper::keep);
    }

    private synchronized ProcessHandle startAgain() throws IOException {
        if (closed) {
            throw new IOException("it is being stopped");
        }
        if (process().isEmpty()) {
            launch();
        }
        return process().orElseThrow(() -> new IOException("it ended at once"));
    }

    /** The server's first process, whose children are all others; empty when it does not run. */
    public Optional<ProcessHandle> process() throws IOException {
        return Postmaster.of(directory).map(Postmaster::process);
    }

    @Override
    public synchronized void close() {
        keeper.over();
        closed = true;
        try {
            if (Postmaster.of(directory).isPresent()) {
                programs.stop(directory);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the embedded PostgreSQL did not stop cleanly", e);
        }
    }
}
