package uk.hailsham.hub.connectors.broker;

import jakarta.jms.ConnectionFactory;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.apache.activemq.artemis.api.core.TransportConfiguration;
import org.apache.activemq.artemis.core.remoting.impl.netty.TransportConstants;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import uk.hailsham.hub.connectors.ground.ThisMachine;

/** A broker somebody else runs, patches and guards; docs/operating.md says what it needs. */
public final class ExternalArtemis implements Broker {
    /** Some twenty of our messages: another node of the hub is not left without work by one that took a whole queue. */
    private static final int TAKEN_AHEAD_BYTES = 4 << 10;

    /** What a node that stands still has taken ahead goes to another one after this long. */
    private static final Duration SILENT_AT_MOST = Duration.ofSeconds(15);

    private static final Duration LOOKED_AT_EVERY = Duration.ofSeconds(5);

    /** A broker that dies while it is asked, as one may that has just been started, would be waited for half a minute. */
    private static final Duration ANSWERS_WITHIN = Duration.ofSeconds(10);

    private final ActiveMQConnectionFactory connections;

    private ExternalArtemis(ActiveMQConnectionFactory connections) {
        this.connections = connections;
    }

    /**
     * @param closed the network between here and there is somebody's own: it may be spoken to in the clear
     * @throws IOException when ids and passwords would go over a network unguarded
     */
    public static ExternalArtemis at(String url, String user, String password, boolean closed) throws IOException {
        ActiveMQConnectionFactory connections = factory(url, user, password);
        if (connections.getDiscoveryGroupConfiguration() != null) {
            throw new IOException("expected hub.broker.url to name the broker, found a discovery group: whoever answers"
                    + " it would get the password");
        }
        for (TransportConfiguration way : connections.getStaticConnectors()) {
            if (!closed && !guarded(way.getParams())) {
                throw new IOException("expected sslEnabled=true in hub.broker.url, and trustStoreType=PEMCA&"
                        + "trustStorePath=FILE with the broker's or its issuer's certificate in PEM, found a way to "
                        + host(way.getParams())
                        + " that others on the network could read or answer; in a network that nobody else is in say"
                        + " hub.broker.closed=true");
            }
        }
        connections.setDeserializationDenyList("*");
        // A lost connection ends, and whoever used it opens another. The client's own way of bringing sessions back was
        // seen to try for ever in a node that had stood still, and its listeners were deaf.
        connections.setReconnectAttempts(0);
        connections.setConsumerWindowSize(TAKEN_AHEAD_BYTES);
        connections.setConnectionTTL(SILENT_AT_MOST.toMillis());
        connections.setClientFailureCheckPeriod(LOOKED_AT_EVERY.toMillis());
        connections.setCallTimeout(ANSWERS_WITHIN.toMillis());
        return new ExternalArtemis(connections);
    }

    private static ActiveMQConnectionFactory factory(String url, String user, String password) throws IOException {
        try {
            return new ActiveMQConnectionFactory(url, user, password);
        } catch (RuntimeException e) {
            throw new IOException("expected hub.broker.url to be tcp://HOST:PORT, found something else", e);
        }
    }

    private static boolean guarded(Map<String, Object> said) {
        boolean verified = is(said, TransportConstants.SSL_ENABLED_PROP_NAME, false)
                && is(said, TransportConstants.VERIFY_HOST_PROP_NAME, true)
                && !is(said, TransportConstants.TRUST_ALL_PROP_NAME, false);
        return verified || ThisMachine.is(host(said));
    }

    private static boolean is(Map<String, Object> said, String name, boolean unlessSaid) {
        return Boolean.parseBoolean(String.valueOf(said.getOrDefault(name, unlessSaid)));
    }

    private static String host(Map<String, Object> said) {
        return String.valueOf(said.getOrDefault(TransportConstants.HOST_PROP_NAME, "localhost"));
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
