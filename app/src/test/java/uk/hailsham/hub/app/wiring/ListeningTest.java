package uk.hailsham.hub.app.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.jms.ConnectionFactory;
import org.apache.camel.CamelContext;
import org.apache.camel.component.jms.JmsComponent;
import org.apache.camel.spring.boot.CamelAutoConfiguration;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.annotation.ImportCandidates;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.util.ClassUtils;
import uk.hailsham.hub.routes.camel.TextQueues;

/** As the hub is started, with whatever Camel configures by itself: a starter's defaults go over a component's own. */
class ListeningTest {
    @Test
    void aListenerTakesEveryMessageWithTheSessionItHas() {
        ClassLoader loader = getClass().getClassLoader();
        Class<?>[] components = ImportCandidates.load(AutoConfiguration.class, loader).getCandidates().stream()
                .filter(name -> name.startsWith("org.apache.camel.component."))
                .map(name -> ClassUtils.resolveClassName(name, loader))
                .toArray(Class<?>[]::new);
        new ApplicationContextRunner()
                .withInitializer(new ConfigDataApplicationContextInitializer())
                .withConfiguration(AutoConfigurations.of(components))
                .withConfiguration(AutoConfigurations.of(CamelAutoConfiguration.class))
                .withBean(SimpleMeterRegistry.class)
                .withBean(
                        "jms",
                        JmsComponent.class,
                        () -> TextQueues.over(Mockito.mock(ConnectionFactory.class), () -> {}))
                .run(context -> {
                    JmsComponent jms = context.getBean(CamelContext.class).getComponent("jms", JmsComponent.class);
                    assertThat(jms.getConfiguration().isExposeListenerSession()).isTrue();
                    assertThat(jms.getConfiguration().getCacheLevelName()).isEqualTo("CACHE_CONSUMER");
                });
    }
}
