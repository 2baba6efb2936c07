package uk.hailsham.hub.app.chaos;

import java.nio.file.Path;
import java.util.Set;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.config.impl.SecurityConfiguration;
import org.apache.activemq.artemis.core.security.Role;
import org.apache.activemq.artemis.core.server.JournalType;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.spi.core.security.ActiveMQJAASSecurityManager;
import org.apache.activemq.artemis.spi.core.security.jaas.InVMLoginModule;

/** A broker of somebody else's, on loopback, for one account, with a journal that survives a kill. */
final class BrokerMain {
    static final String USER = "hub";

    /** Of a broker that holds ids of made-up children and lives as long as a run. */
    static final String PASSWORD = "chaos";

    private static final int BUFFER_TIMEOUT_NANOS = 100_000;

    private BrokerMain() {}

    /** @param arguments port, folder */
    public static void main(String[] arguments) throws Exception {
        SecurityConfiguration accounts = new SecurityConfiguration();
        accounts.addUser(USER, PASSWORD);
        accounts.addRole(USER, "hub");
        Role role = new Role("hub", true, true, true, true, true, true, false, true, true, true, false, false);
        Path folder = Path.of(arguments[1]);
        new EmbeddedActiveMQ()
                .setSecurityManager(new ActiveMQJAASSecurityManager(InVMLoginModule.class.getName(), accounts))
                .setConfiguration(new ConfigurationImpl()
                        .setName("elsewhere")
                        .setJournalType(JournalType.NIO)
                        .setJournalDirectory(folder.resolve("journal").toString())
                        .setBindingsDirectory(folder.resolve("bindings").toString())
                        .setPagingDirectory(folder.resolve("paging").toString())
                        .setLargeMessagesDirectory(folder.resolve("large").toString())
                        .setJournalBufferTimeout_NIO(BUFFER_TIMEOUT_NANOS)
                        .setJournalFileSize(4 << 20)
                        .setJournalMinFiles(2)
                        .setJMXManagementEnabled(false)
                        .setSecurityEnabled(true)
                        .putSecurityRoles("#", Set.of(role))
                        .addAcceptorConfiguration("core", "tcp://127.0.0.1:" + arguments[0] + "?protocols=CORE"))
                .start();
        Thread.currentThread().join();
    }
}
