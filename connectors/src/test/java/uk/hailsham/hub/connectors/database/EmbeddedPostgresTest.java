package uk.hailsham.hub.connectors.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresTest {
    private static final Path BINARIES = Path.of("target/postgresql").toAbsolutePath();

    @TempDir
    private Path folder;

    private EmbeddedPostgres postgres;

    @BeforeEach
    void start() throws IOException {
        postgres = EmbeddedPostgres.start(BINARIES, folder, EmbeddedPostgres.Durability.DURABLE);
    }

    @AfterEach
    void stop() {
        postgres.close();
    }

    @Test
    void keepsWhatWasCommittedOverAStop() throws Exception {
        write("kept");
        postgres.close();
        start();
        assertThat(read()).isEqualTo("kept");
    }

    @Test
    void takesOverTheServerThatAKilledHubLeftBehind() throws Exception {
        write("kept");
        long before =
                Postmaster.of(folder.resolve("cluster")).orElseThrow().process().pid();
        start();
        assertThat(Postmaster.of(folder.resolve("cluster"))
                        .orElseThrow()
                        .process()
                        .pid())
                .isEqualTo(before);
        assertThat(read()).isEqualTo("kept");
    }

    @Test
    void recoversWhenTheServerItselfWasKilled() throws Exception {
        write("kept");
        ProcessHandle server =
                Postmaster.of(folder.resolve("cluster")).orElseThrow().process();
        server.destroyForcibly();
        server.onExit().join();
        start();
        assertThat(read()).isEqualTo("kept");
    }

    @Test
    void isStartedAgainAtTheSamePortWhenItEndsThoughNobodyStoppedIt() throws Exception {
        write("kept");
        postgres.keepRunning();
        for (int time = 1; time <= 2; time++) {
            ProcessHandle server = postgres.process().orElseThrow();
            server.destroyForcibly();
            server.onExit().join();
            await().atMost(Duration.ofSeconds(120)).ignoreExceptions().until(() -> read().equals("kept"));
        }
        postgres.close();
        assertThat(postgres.process()).isEmpty();
    }

    @Test
    void startsBesideNoProcessOfAServerThatWasKilled() throws Exception {
        write("kept");
        ProcessHandle server =
                Postmaster.of(folder.resolve("cluster")).orElseThrow().process();
        ProcessHandle writer = server.descendants().findFirst().orElseThrow();
        signal(writer, "-STOP");
        server.destroyForcibly();
        server.onExit().join();
        CompletableFuture<Void> started = CompletableFuture.runAsync(() -> {
            try {
                start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        Path log = folder.resolve("postgresql.log");
        await().atMost(Duration.ofSeconds(120))
                .until(() -> Files.readString(log).contains("is still in use"));
        assertThat(started).isNotDone();

        signal(writer, "-CONT");
        started.join();
        await().atMost(Duration.ofSeconds(120)).until(() -> hasEnded(writer));
        assertThat(read()).isEqualTo("kept");
    }

    /** An orphan that nobody has asked after yet is still in the list of processes, though it has ended. */
    private static boolean hasEnded(ProcessHandle process) throws IOException {
        Path stat = Path.of("/proc", String.valueOf(process.pid()), "stat");
        return !process.isAlive()
                || Files.exists(stat) && Files.readString(stat).contains(") Z ");
    }

    private static void signal(ProcessHandle process, String signal) throws Exception {
        assertThat(new ProcessBuilder("kill", signal, String.valueOf(process.pid()))
                        .start()
                        .waitFor())
                .isZero();
    }

    @Test
    void asksForAPassword() {
        DatabaseAccess hub = postgres.hub();
        assertThatThrownBy(() -> DriverManager.getConnection(hub.url(), hub.user(), "guess"))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("password authentication failed");
    }

    @Test
    void isDurableUnlessATestSaysOtherwise() throws Exception {
        for (String setting : new String[] {"fsync", "synchronous_commit", "full_page_writes"}) {
            assertThat(ask("show " + setting)).isEqualTo("on");
        }
    }

    @Test
    void refusesADatabaseOfAnotherMajorVersion() throws IOException {
        postgres.close();
        Files.writeString(folder.resolve("cluster/PG_VERSION"), "14\n");
        assertThatThrownBy(this::start)
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("expected a database of PostgreSQL 17, found one of PostgreSQL 14 in ");
    }

    @Test
    void itsLogHoldsNothingOfAFailedStatement() throws Exception {
        assertThatThrownBy(() -> ask("select 'Amelia Ward'::int")).isInstanceOf(SQLException.class);
        assertThat(Files.readString(folder.resolve("postgresql.log"))).doesNotContain("Amelia");
    }

    @Test
    void theHubsRoleDoesNotInheritTheProtectionRoleButMayPutItOn() throws Exception {
        assertThat(ask("select pg_has_role('hub_app', 'hub_protection', 'usage')::text"))
                .isEqualTo("false");
        assertThat(ask("select pg_has_role('hub_app', 'hub_protection', 'set')::text"))
                .isEqualTo("true");
    }

    private void write(String text) throws SQLException {
        try (Connection connection = owner();
                Statement statement = connection.createStatement()) {
            statement.execute("create table kept(text text)");
            statement.execute("insert into kept values ('" + text + "')");
        }
    }

    private String read() throws SQLException {
        return ask("select text from kept");
    }

    private String ask(String sql) throws SQLException {
        try (Connection connection = owner();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private Connection owner() throws SQLException {
        DatabaseAccess owner = postgres.owner();
        return DriverManager.getConnection(owner.url(), owner.user(), owner.password());
    }
}
