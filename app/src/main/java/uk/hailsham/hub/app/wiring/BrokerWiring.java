package uk.hailsham.hub.app.wiring;

import java.time.Clock;
import org.apache.camel.component.jms.JmsComponent;
import org.messaginghub.pooled.jms.JmsPoolConnectionFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import uk.hailsham.hub.connectors.broker.Broker;
import uk.hailsham.hub.connectors.broker.Sending;
import uk.hailsham.hub.connectors.store.Attempts;
import uk.hailsham.hub.connectors.store.Outbox;
import uk.hailsham.hub.routes.camel.TextQueues;
import uk.hailsham.hub.routes.delivery.Relaying;

/** The broker, the ways to it, and what carries to it. */
@Configuration(proxyBeanMethods = false)
class BrokerWiring {
    /** Closed by the ground, after everything that stands on it. */
    @Bean(destroyMethod = "")
    Broker broker(Ground ground) {
        return ground.broker();
    }

    @Bean(destroyMethod = "stop")
    JmsPoolConnectionFactory pooledConnections(Ground ground) {
        JmsPoolConnectionFactory pool = new JmsPoolConnectionFactory();
        pool.setConnectionFactory(ground.broker().connections());
        pool.setMaxConnections(2);
        return pool;
    }

    @Bean
    JmsComponent jms(Ground ground, Relaying relaying) {
        return TextQueues.over(ground.broker().connections(), relaying::brokerLost);
    }

    @Bean
    Relaying relaying(Ground ground, Outbox outbox, Attempts attempts, JmsPoolConnectionFactory pool, Clock clock) {
        return new Relaying(
                outbox,
                attempts,
                new Sending(pool),
                () -> ground.configuration().stopped(clock));
    }
}
