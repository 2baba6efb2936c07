package uk.hailsham.hub.connectors.broker;

import jakarta.jms.ConnectionFactory;
import java.util.Map;

/** The message broker, wherever it runs. What it holds can always be made again from the database. */
public interface Broker extends AutoCloseable {
    ConnectionFactory connections();

    /** Messages waiting now, by queue; empty where the broker does not tell. */
    Map<String, Long> depths();

    @Override
    void close();
}
