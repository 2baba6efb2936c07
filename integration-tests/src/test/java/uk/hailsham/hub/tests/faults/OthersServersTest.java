package uk.hailsham.hub.tests.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.Map;
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
import uk.hailsham.hub.tests.hub.Outside;
import uk.hailsham.hub.tests.hub.Sent;

/** The hub on a database and a broker that somebody else runs; both go on when it stops. */
@ExtendWith(TestDatabase.class)
class OthersServersTest {
    private static final String USER = "hub";
    private static final String PASSWORD = "broker-secret";

    @TempDir
    private Path folder;

    @Test
    void aPupilAndAReferralGoThroughAndNothingOfEitherServerLiesInTheDataFolder(Database database) throws Exception {
        int port = freePort();
        EmbeddedActiveMQ broker = broker(port);
        broker.start();
        DatabaseAccess owner = emptyDatabase(database);
        Map<String, String> servers = Map.of(
                "HUB_DATABASE_URL", owner.url(),
                "HUB_DATABASE_OWNER", owner.user(),
                "HUB_DATABASE_OWNER_PASSWORD", owner.password(),
                "HUB_DATABASE_USER", database.hub().user(),
                "HUB_DATABASE_PASSWORD", database.hub().password(),
                "HUB_BROKER_URL", "tcp://127.0.0.1:" + port,
                "HUB_BROKER_USER", USER,
                "HUB_BROKER_PASSWORD", PASSWORD);
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
            outside.hub().stop();
            assertThat(broker.getActiveMQServer().isStarted()).isTrue();
            try (Connection connection = DriverManager.getConnection(owner.url(), owner.user(), owner.password())) {
                assertThat(connection.isValid(5)).isTrue();
            }
        } finally {
            broker.stop();
        }
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

    private EmbeddedActiveMQ broker(int port) throws Exception {
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
                        .addAcceptorConfiguration("core", "tcp://127.0.0.1:" + port + "?protocols=CORE"));
    }

    private static int freePort() throws Exception {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
