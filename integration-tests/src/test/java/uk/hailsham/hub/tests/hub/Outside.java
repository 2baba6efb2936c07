package uk.hailsham.hub.tests.hub;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import uk.hailsham.hub.town.standin.MailAgencies;
import uk.hailsham.hub.town.standin.SftpAgencies;

/** A data folder, agencies that outlive the hub, and a hub that can be killed. */
public final class Outside implements AutoCloseable {
    public static final String AGENCY = "educational-psychology";

    public static final Duration NOBODY_ANSWERS = Duration.ofDays(1);

    private static final Duration A_CLERK_TAKES = Duration.ofSeconds(1);

    /** Its drops are pulled over SFTP, too. */
    public static final String PULLED = "white-house";

    private final Path folder;
    private final SftpAgencies sftp;
    private final MailAgencies mail;
    private final HubProcess hub;
    private final Map<String, String> environment;
    private final Path config;
    private Connection connection;
    private JsonNode connectedTo;

    public Outside(Path folder) throws Exception {
        this(folder, Map.of());
    }

    /** @param more environment of the hub's process; it goes before what is set here */
    public Outside(Path folder, Map<String, String> more) throws Exception {
        this(folder, more, Path.of("..", "config"), List.of());
    }

    /** @param mailboxes of agencies, beside the one there always is */
    public Outside(Path folder, Map<String, String> more, Path config, List<String> mailboxes) throws Exception {
        this(folder, more, config, mailboxes, A_CLERK_TAKES);
    }

    /** One whose agencies say nothing by themselves, for a test that speaks for them: a clerk declines one in ten, by its id. */
    public static Outside silent(Path folder) throws Exception {
        return new Outside(folder, Map.of(), Path.of("..", "config"), List.of(), NOBODY_ANSWERS);
    }

    private Outside(Path folder, Map<String, String> more, Path config, List<String> mailboxes, Duration clerk)
            throws Exception {
        this.folder = folder;
        this.sftp = SftpAgencies.start(folder.resolve("agencies"), List.of(AGENCY), 0, clerk.toMillis());
        sftp.addSchool(PULLED);
        this.mail = MailAgencies.start(
                Stream.concat(Stream.of("referrals@class-learning-autism.example"), mailboxes.stream())
                        .toList());
        Path secrets = Files.createDirectories(folder.resolve("secrets"));
        Files.copy(sftp.hubKeyFile(), secrets.resolve("educational-psychology-key"));
        Files.writeString(
                endpoints(),
                "%s: {host: 127.0.0.1, port: %d, user: %s, hostKey: '%s', keySecret: educational-psychology-key, inFolder: in, outFolder: out}%n%s: {host: 127.0.0.1, port: %d, user: %s, hostKey: '%s', keySecret: educational-psychology-key, folder: out}%n"
                        .formatted(
                                AGENCY,
                                sftp.port(),
                                AGENCY,
                                sftp.hostKey(),
                                PULLED,
                                sftp.port(),
                                PULLED,
                                sftp.hostKey()));
        this.config = config;
        this.environment = new HashMap<>(Map.of(
                "HUB_POLL", "700",
                "HUB_SETTLE", "300",
                "HUB_ENDPOINTS", endpoints().toString(),
                "HUB_SECRETS", secrets.toString(),
                "HUB_MAIL_HOST", "127.0.0.1",
                "HUB_MAIL_PORT", String.valueOf(mail.smtpPort()),
                "HUB_MAIL_PLAIN", "true"));
        environment.putAll(more);
        this.hub = process(folder.resolve("log"), data(), environment);
    }

    private HubProcess process(Path log, Path data, Map<String, String> environment) {
        return HubProcess.of(
                log,
                environment,
                "run",
                "--data",
                data.toString(),
                "--config",
                config.toAbsolutePath().toString(),
                "--key",
                folder.resolve("master.key").toString());
    }

    /** Another node, with a data folder of its own; whoever asks for it starts and stops it. */
    public HubProcess beside(Path data, Map<String, String> other) {
        Map<String, String> own = new HashMap<>(environment);
        own.putAll(other);
        return process(data.resolveSibling(data.getFileName() + ".log"), data, own);
    }

    /** Where the inboxes are. */
    private Path shared() {
        return environment.containsKey("HUB_SHARED") ? Path.of(environment.get("HUB_SHARED")) : data();
    }

    public MailAgencies mail() {
        return mail;
    }

    public HubProcess hub() {
        return hub;
    }

    public Path data() {
        return folder.resolve("data");
    }

    /** Until it answers, and has written down where its database is. */
    public void start() {
        hub.start();
        hub.awaitUp();
        Sent.soon().until(() -> Files.exists(data().resolve("run.json")));
    }

    /** Puts a file into an inbox as a careful sender does. */
    public void drop(String inbox, String name, byte[] bytes) throws IOException {
        Path to = Files.createDirectories(shared().resolve("inbox").resolve(inbox));
        Path making = to.resolve(name + ".part");
        Files.write(making, bytes);
        Files.move(making, to.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    }

    /** What a school has put out for the hub to pull. */
    public Path outFolder() {
        return sftp.outFolder(PULLED);
    }

    /** Where agencies and schools are reached; read when the hub starts. */
    public Path endpoints() {
        return folder.resolve("endpoints.yml");
    }

    /** Final names in the agency's in-folder. */
    public List<String> arrived() throws IOException {
        try (var list = Files.list(sftp.inFolder(AGENCY))) {
            return list.map(file -> file.getFileName().toString())
                    .filter(name -> !name.startsWith("."))
                    .sorted()
                    .toList();
        }
    }

    /** Puts a drop of several files into an inbox. */
    public void drop(String inbox, String name, Map<String, byte[]> files) throws IOException {
        Path to = Files.createDirectories(shared().resolve("inbox").resolve(inbox));
        Path making = Files.createDirectory(to.resolve(name + ".part"));
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Files.write(making.resolve(file.getKey()), file.getValue());
        }
        Files.move(making, to.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    }

    /** What lies under a name in the agency's in-folder. */
    public byte[] arrived(String name) throws IOException {
        return Files.readAllBytes(sftp.inFolder(AGENCY).resolve(name));
    }

    /** One number from the hub's database; -1 while it does not answer. */
    public long ask(String sql) {
        try {
            return Long.parseLong(tell(sql));
        } catch (IOException | SQLException e) {
            return -1;
        }
    }

    /** One value from the hub's database, as text. */
    public synchronized String tell(String sql) throws IOException, SQLException {
        JsonNode run = new ObjectMapper().readTree(data().resolve("run.json").toFile());
        try (Statement statement = connection(run).createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        } catch (SQLException e) {
            forgetConnection();
            throw e;
        }
    }

    /** Kept: a new one for each question would cost more than the question. */
    private Connection connection(JsonNode run) throws SQLException {
        if (connection == null || !run.equals(connectedTo)) {
            forgetConnection();
            connection = DriverManager.getConnection(
                    run.path("databaseUrl").asText(),
                    run.path("databaseUser").asText(),
                    run.path("databasePassword").asText());
            connectedTo = run;
        }
        return connection;
    }

    private void forgetConnection() throws SQLException {
        if (connection != null) {
            connection.close();
        }
        connection = null;
    }

    /** How often a route has been through since the hub was started. */
    public long rounds(String route) throws IOException {
        String counts =
                "/actuator/jolokia/read/org.apache.camel:context=hub,type=routes,name=%%22%s%%22/ExchangesCompleted";
        return hub.json(counts.formatted(route), operator()).path("value").asLong();
    }

    /** Makes an account beside the running hub. @return name and password, as HTTP Basic has them */
    public String account(String name, String role) throws IOException {
        return name + ":" + HubProcess.says("user", "add", name, "--role", role, "--data", data().toString());
    }

    /** Makes an account of a school beside the running hub. @return as {@link #account} */
    public String schoolAccount(String school) throws IOException {
        return school + ":"
                + HubProcess.says(
                        "user", "add", school, "--role", "school", "--school", school, "--data", data().toString());
    }

    public String operator() throws IOException {
        return "operator:" + Files.readString(data().resolve("first-password")).strip();
    }

    @Override
    public void close() throws Exception {
        forgetConnection();
        hub.stop();
        sftp.close();
        mail.close();
    }
}
