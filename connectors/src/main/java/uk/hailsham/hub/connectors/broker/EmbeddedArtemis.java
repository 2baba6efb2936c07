package uk.hailsham.hub.connectors.broker;

import jakarta.jms.ConnectionFactory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.server.JournalType;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.core.settings.impl.AddressFullMessagePolicy;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

/**
 * ActiveMQ Artemis inside the hub. It has no network acceptor (CVE-2026-49362 and its like need one), takes text only, and
 * syncs its journal.
 */
public final class EmbeddedArtemis implements Broker {
    private static final String DEAD = "hub.dead";
    private static final String EXPIRED = "hub.expired";
    /** The default of 3.3 ms holds one sender to 284 sends a second; 100 microseconds allow 1,884. */
    private static final int BUFFER_TIMEOUT_NANOS = 100_000;

    private static final long MOST_IN_MEMORY = 32L << 20;
    private static final int FULLEST_DISK_PERCENT = 95;

    private final EmbeddedActiveMQ server;
    private final ConnectionFactory connections;

    private EmbeddedArtemis(EmbeddedActiveMQ server, ConnectionFactory connections) {
        this.server = server;
        this.connections = connections;
    }

    /**
     * @param folder holds the journal; it may be deleted whenever the hub does not run
     * @param number tells apart several brokers in one process
     */
    public static EmbeddedArtemis start(Path folder, int number) throws IOException {
        EmbeddedActiveMQ server = new EmbeddedActiveMQ();
        try {
            server.setConfiguration(configuration(folder, number));
            server.start();
        } catch (Exception e) {
            throw new IOException("the embedded broker could not start: " + e.getMessage(), e);
        }
        ActiveMQConnectionFactory connections = new ActiveMQConnectionFactory("vm://" + number);
        connections.setDeserializationDenyList("*");
        connections.setReconnectAttempts(-1);
        return new EmbeddedArtemis(server, connections);
    }

    private static Configuration configuration(Path folder, int number) throws Exception {
        return new ConfigurationImpl()
                .setName("hub")
                .setPersistenceEnabled(true)
                .setJournalType(JournalType.NIO)
                .setJournalDirectory(folder.resolve("journal").toString())
                .setBindingsDirectory(folder.resolve("bindings").toString())
                .setPagingDirectory(folder.resolve("paging").toString())
                .setLargeMessagesDirectory(folder.resolve("large").toString())
                .setJournalSyncTransactional(true)
                .setJournalSyncNonTransactional(true)
                .setJournalBufferTimeout_NIO(BUFFER_TIMEOUT_NANOS)
                .setJournalFileSize(4 << 20)
                .setJournalMinFiles(2)
                .setGlobalMaxSize(2 * MOST_IN_MEMORY)
                .setMaxDiskUsage(FULLEST_DISK_PERCENT)
                .setJMXManagementEnabled(false)
                .setSecurityEnabled(false)
                .addAcceptorConfiguration("in-vm", "vm://" + number)
                .addAddressSetting("#", addresses())
                .addQueueConfiguration(queue(DEAD))
                .addQueueConfiguration(queue(EXPIRED));
    }

    private static QueueConfiguration queue(String name) {
        return QueueConfiguration.of(name)
                .setAddress(name)
                .setRoutingType(RoutingType.ANYCAST)
                .setDurable(true);
    }

    private static AddressSettings addresses() {
        return new AddressSettings()
                .setDeadLetterAddress(SimpleString.of(DEAD))
                .setExpiryAddress(SimpleString.of(EXPIRED))
                .setMaxDeliveryAttempts(5)
                .setRedeliveryDelay(1_000)
                .setMaxSizeBytes(MOST_IN_MEMORY)
                .setAddressFullMessagePolicy(AddressFullMessagePolicy.PAGE)
                .setAutoCreateQueues(true)
                .setAutoCreateAddresses(true)
                .setAutoDeleteQueues(false)
                .setAutoDeleteAddresses(false)
                .setDefaultQueueRoutingType(RoutingType.ANYCAST)
                .setDefaultAddressRoutingType(RoutingType.ANYCAST);
    }

    @Override
    public ConnectionFactory connections() {
        return connections;
    }

    @Override
    public Map<String, Long> depths() {
        Map<String, Long> depths = new TreeMap<>();
        server.getActiveMQServer().getPostOffice().getAllBindings().forEach(binding -> {
            if (binding instanceof org.apache.activemq.artemis.core.postoffice.QueueBinding queue) {
                depths.put(queue.getUniqueName().toString(), queue.getQueue().getMessageCount());
            }
        });
        return depths;
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException("the embedded broker did not stop cleanly", e);
        }
    }
}
