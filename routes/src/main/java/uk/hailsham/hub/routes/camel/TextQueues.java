package uk.hailsham.hub.routes.camel;

import jakarta.jms.ConnectionFactory;
import java.time.Duration;
import org.apache.camel.component.jms.JmsComponent;

/**
 * Camel's way to the broker: texts only, no header in or out, each consumer with a session of its own. Without Camel's
 * starter for it, whose defaults would undo what is said here.
 */
public final class TextQueues {
    private static final Duration LOST_CONNECTION_TRIED_EVERY = Duration.ofSeconds(2);

    private TextQueues() {}

    /**
     * @param connections not pooled: consumers keep their sessions, a pool would hand them round
     * @param lost is told when a consumer loses its connection
     */
    public static JmsComponent over(ConnectionFactory connections, Runnable lost) {
        JmsComponent jms = JmsComponent.jmsComponent(connections);
        jms.setMessageConverter(new TextOnly());
        jms.setHeaderFilterStrategy(new AllowedHeaders());
        jms.setCacheLevelName("CACHE_CONSUMER");
        jms.setDeliveryPersistent(true);
        jms.setExceptionListener(failure -> lost.run());
        jms.setRecoveryInterval(LOST_CONNECTION_TRIED_EVERY.toMillis());
        return jms;
    }
}
