package uk.hailsham.hub.connectors.broker;

import jakarta.jms.ConnectionFactory;
import java.util.Map;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

/** A broker somebody else runs, patches and guards; docs/operating.md says what it needs. */
public final class ExternalArtemis implements Broker {
    private final ActiveMQConnectionFactory connections;

    public ExternalArtemis(String url, String user, String password) {
        connections = new ActiveMQConnectionFactory(url, user, password);
        connections.setDeserializationDenyList("*");
        connections.setReconnectAttempts(-1);
    }

    @Override
    public ConnectionFactory connections() {
        return connections;
    }

    @Override
    public Map<String, Long> depths() {
        return Map.of();
    }

    @Override
    public void close() {
        connections.close();
    }
}
