package uk.hailsham.hub.app.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.jms.ConnectionFactory;
import org.apache.camel.CamelContext;
import org.apache.camel.component.jms.JmsComponent;
import org.apache.camel.component.jms.springboot.JmsComponentAutoConfiguration;
import org.apache.camel.component.jms.springboot.JmsComponentConverter;
import org.apache.camel.spring.boot.CamelAutoConfiguration;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import uk.hailsham.hub.routes.camel.TextQueues;

/** As the hub is started, with the starter's defaults over our own. */
class ListeningTest {
    @Test
    void aListenerTakesEveryMessageWithTheSessionItHas() {
        new ApplicationContextRunner()
                .withInitializer(new ConfigDataApplicationContextInitializer())
                .withConfiguration(AutoConfigurations.of(
                        CamelAutoConfiguration.class, JmsComponentConverter.class, JmsComponentAutoConfiguration.class))
                .withBean("jms", JmsComponent.class, () -> TextQueues.over(Mockito.mock(ConnectionFactory.class)))
                .run(context -> {
                    JmsComponent jms = context.getBean(CamelContext.class).getComponent("jms", JmsComponent.class);
                    assertThat(jms.getConfiguration().isExposeListenerSession()).isTrue();
                    assertThat(jms.getConfiguration().getCacheLevelName()).isEqualTo("CACHE_CONSUMER");
                });
    }
}
