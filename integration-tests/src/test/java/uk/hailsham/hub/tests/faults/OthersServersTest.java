package uk.hailsham.hub.tests.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.config.impl.SecurityConfiguration;
import org.apache.activemq.artemis.core.security.Role;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.spi.core.security.ActiveMQJAASSecurityManager;
import org.apache.activemq.artemis.spi.core.security.jaas.InVMLoginModule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import uk.hailsham.hub.connectors.database.Database;
import uk.hailsham.hub.connectors.database.DatabaseAccess;
import uk.hailsham.hub.connectors.database.TestDatabase;
import uk.hailsham.hub.connectors.ground.Ports;
import uk.hailsham.hub.connectors.ground.TestCertificate;
import uk.hailsham.hub.tests.hub.HubProcess;
import uk.hailsham.hub.tests.hub.Outside;
import uk.hailsham.hub.tests.hub.Sent;

/**
 * The hub on a database and a broker that somebody else runs, the broker and the hub's own door behind TLS; both servers go
 * on when it stops.
 */
@ExtendWith(TestDatabase.class)
class OthersServersTest {
    private static final String USER = "hub";
    private static final String PASSWORD = "broker-secret";
    private static final String KEY_PASSWORD = "password-of-the-hubs-own-key";

    @TempDir
    private Path folder;

    @Test
    void aPupilAndAReferralGoThroughAndNothingOfEitherServerLiesInTheDataFolderNorASecretInTheLog(Database database)
            throws Exception {
        int port = Ports.free();
        TestCertificate theirs = TestCertificate.make(folder.resolve("tls"), "broker", "ip:127.0.0.1");
        TestCertificate ours = TestCertificate.make(folder.resolve("tls"), "hub", "ip:127.0.0.1");
        ours.encryptKey(KEY_PASSWORD);
        EmbeddedActiveMQ broker = broker(port, theirs);
        broker.start();
        DatabaseAccess owner = emptyDatabase(database);
        Map<String, String> servers = new HashMap<>(Map.of(
                "HUB_DATABASE_URL", owner.url(),
                "HUB_DATABASE_OWNER", owner.user(),
                "HUB_DATABASE_OWNER_PASSWORD", owner.password(),
                "HUB_DATABASE_USER", database.hub().user(),
                "HUB_DATABASE_PASSWORD", database.hub().password(),
                "HUB_BROKER_URL",
                        "tcp://127.0.0.1:" + port + "?sslEnabled=true&trustStoreType=PEMCA&trustStorePath="
                                + theirs.certificate(),
                "HUB_BROKER_USER", USER,
                "HUB_BROKER_PASSWORD", PASSWORD));
        servers.putAll(Map.of(
                "HUB_TLS_CERTIFICATE",
                ours.certificate().toString(),
                "HUB_TLS_KEY",
                ours.key().toString(),
                "HUB_SECRET_TLS_KEY_PASSWORD",
                KEY_PASSWORD,
                "SPRING_SSL_BUNDLE_WATCH_FILE_QUIET_PERIOD",
                "300ms"));
        for (String spoken : List.of(
                "UK_HAILSHAM",
                "COM_ZAXXER",
                "ORG_APACHE_ACTIVEMQ",
                "ORG_APACHE_TOMCAT",
                "ORG_FLYWAYDB",
                "ORG_POSTGRESQL",
                "ORG_SPRINGFRAMEWORK_BOOT_SSL",
                "ORG_SPRINGFRAMEWORK_JDBC",
                "ORG_SPRINGFRAMEWORK_SECURITY")) {
            servers.put("LOGGING_LEVEL_" + spoken, "DEBUG");
        }
        try (Outside outside = new Outside(folder, servers)) {
            outside.start();
            outside.drop("white-house", "nightly.csv", Sent.report(1, 1));
            Sent.soon().until(() -> outside.ask("SELECT count(*) FROM hub.drops WHERE state = 'applied'") == 1);
            outside.drop("white-house/referrals", "ask.csv", Sent.referrals(1));
            Sent.soon().until(() -> outside.arrived().size() == 1);

            assertThat(broker.getActiveMQServer().locateQueue("hub.referrals." + Outside.AGENCY))
                    .isNotNull();
            assertThat(outside.data().resolve("postgresql")).doesNotExist();
            assertThat(outside.data().resolve("broker")).doesNotExist();
            behindTls(outside);
            theOwnVerbsKnowTheCertificateAlsoWhenItIsRenewed(outside);
            noSecretIsSeen(outside, List.of(owner.password(), database.hub().password()));
            outside.hub().stop();
            assertThat(broker.getActiveMQServer().isStarted()).isTrue();
            try (Connection connection = DriverManager.getConnection(owner.url(), owner.user(), owner.password())) {
                assertThat(connection.isValid(5)).isTrue();
            }
        } finally {
            broker.stop();
        }
    }

    private static void behindTls(Outside outside) {
        HttpResponse<String> page = outside.hub().get("/sign-in", null);
        assertThat(page.headers().firstValue("Strict-Transport-Security"))
                .hasValue("max-age=31536000 ; includeSubDomains");
        assertThat(page.headers().allValues("Set-Cookie"))
                .isNotEmpty()
                .allSatisfy(cookie -> assertThat(cookie).contains("; Secure"));
        HttpRequest plain = HttpRequest.newBuilder(
                        URI.create(outside.hub().url().replace("https:", "http:") + "/actuator/health"))
                .build();
        assertThat(HttpClient.newHttpClient()
                        .sendAsync(plain, HttpResponse.BodyHandlers.ofString())
                        .thenApply(HttpResponse::statusCode)
                        .exceptionally(refused -> 400)
                        .join())
                .isEqualTo(400);
    }

    private void theOwnVerbsKnowTheCertificateAlsoWhenItIsRenewed(Outside outside) throws Exception {
        assertThat(replay(outside).exit()).as("the hub itself refuses").isEqualTo(2);
        TestCertificate.make(folder.resolve("tls"), "hub", "ip:127.0.0.1").encryptKey(KEY_PASSWORD);
        Sent.soon().until(() -> outside.hub().log().contains("the renewed certificate"));
        outside.hub().meetAgain();
        assertThat(outside.hub().get("/actuator/health/liveness", null).statusCode())
                .isEqualTo(200);
        assertThat(replay(outside).exit()).as("the hub itself refuses").isEqualTo(2);

        Path run = outside.data().resolve("run.json");
        String known = Files.readString(run);
        String other = Files.readString(TestCertificate.make(folder.resolve("tls"), "other", "ip:127.0.0.1")
                .certificate());
        ObjectNode changed = (ObjectNode) new ObjectMapper().readTree(known);
        Files.writeString(run, changed.put("certificate", other).toString());
        assertThat(replay(outside).err()).contains("the certificate that the hub wrote into run.json, found another");
        Files.writeString(run, known);
    }

    private static HubProcess.Said replay(Outside outside) {
        return HubProcess.say(
                Map.of(),
                "replay",
                "--drop",
                "dr-" + new UUID(0, 1),
                "--dry-run",
                "--data",
                outside.data().toString());
    }

    private void noSecretIsSeen(Outside outside, List<String> passwords) throws Exception {
        List<String> secrets = new ArrayList<>(passwords);
        secrets.addAll(List.of(PASSWORD, KEY_PASSWORD, outside.operator().substring("operator:".length())));
        secrets.add(new ObjectMapper()
                .readTree(outside.data().resolve("run.json").toFile())
                .path("token")
                .asText());
        secrets.add(Files.readAllLines(folder.resolve("master.key")).stream()
                .filter(line -> line.matches("[0-9a-f]{64}"))
                .findFirst()
                .orElseThrow());
        secrets.add(Files.readAllLines(folder.resolve("secrets/educational-psychology-key"))
                .get(2));
        Map<String, String> seen = new TreeMap<>(Map.of("log", outside.hub().log()));
        for (String path :
                List.of("", "/health", "/info", "/metrics", "/prometheus", "/env", "/configprops", "/jolokia/list")) {
            seen.put(
                    path,
                    outside.hub().get("/actuator" + path, outside.operator()).body());
        }
        assertThat(seen.get("log")).contains(" DEBUG ");
        assertThat(secrets).allMatch(secret -> secret.length() >= 8);
        seen.forEach((where, text) -> secrets.forEach(secret -> assertThat(text.contains(secret))
                .as("secret " + secrets.indexOf(secret) + " in " + where)
                .isFalse()));
    }

    /** Made as docs/operating.md says; its roles are there already. */
    private static DatabaseAccess emptyDatabase(Database database) throws Exception {
        DatabaseAccess all = TestDatabase.superuser(database);
        try (Connection connection = DriverManager.getConnection(all.url(), all.user(), all.password());
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "create database elsewhere owner " + database.owner().user());
        }
        DatabaseAccess owner = database.owner();
        return new DatabaseAccess(
                owner.url().replaceFirst("/[^/?]+[?]", "/elsewhere?"), owner.user(), owner.password());
    }

    private EmbeddedActiveMQ broker(int port, TestCertificate certificate) throws Exception {
        SecurityConfiguration accounts = new SecurityConfiguration();
        accounts.addUser(USER, PASSWORD);
        accounts.addRole(USER, "hub");
        Role role = new Role("hub", true, true, true, true, true, true, false, true, true, true, false, false);
        return new EmbeddedActiveMQ()
                .setSecurityManager(new ActiveMQJAASSecurityManager(InVMLoginModule.class.getName(), accounts))
                .setConfiguration(new ConfigurationImpl()
                        .setName("elsewhere")
                        .setPersistenceEnabled(false)
                        .setJMXManagementEnabled(false)
                        .setSecurityEnabled(true)
                        .putSecurityRoles("#", java.util.Set.of(role))
                        .addAcceptorConfiguration(
                                "core",
                                "tcp://127.0.0.1:" + port
                                        + "?protocols=CORE&sslEnabled=true&keyStoreType=PKCS12&keyStorePath="
                                        + certificate.keyStore() + "&keyStorePassword=" + TestCertificate.PASSWORD));
    }
}
