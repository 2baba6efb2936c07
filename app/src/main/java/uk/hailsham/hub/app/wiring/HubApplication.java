package uk.hailsham.hub.app.wiring;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.flyway.FlywayAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.jms.JmsAutoConfiguration;
import org.springframework.boot.autoconfigure.jms.artemis.ArtemisAutoConfiguration;
import org.springframework.boot.autoconfigure.mail.MailSenderAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The hub as Spring sees it. What stands on the ground is wired by hand; what Boot wires better is left to it. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration(
        exclude = {
            ArtemisAutoConfiguration.class,
            DataSourceAutoConfiguration.class,
            FlywayAutoConfiguration.class,
            JmsAutoConfiguration.class,
            MailSenderAutoConfiguration.class
        })
@Import({
    DatabaseWiring.class,
    StoreWiring.class,
    BrokerWiring.class,
    RouteWiring.class,
    DeliveryWiring.class,
    AgainWiring.class,
    SecureLinkWiring.class,
    LoopWiring.class,
    ReferrerWiring.class,
    AlertWiring.class,
    TellingWiring.class,
    Hl7Wiring.class,
    KeepingWiring.class,
    RecallWiring.class,
    WebWiring.class
})
public class HubApplication {}
