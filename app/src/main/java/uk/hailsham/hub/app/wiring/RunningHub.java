package uk.hailsham.hub.app.wiring;

import java.io.IOException;
import java.util.Map;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import uk.hailsham.hub.config.Configuration;
import uk.hailsham.hub.connectors.ground.DataFolder;

/** A hub that runs. Started from the ground up; stopped from the top down, the database last. */
public final class RunningHub implements AutoCloseable {
    private final Ground ground;
    private final ConfigurableApplicationContext context;

    private RunningHub(Ground ground, ConfigurableApplicationContext context) {
        this.ground = ground;
        this.context = context;
    }

    /** @throws IOException with what to do, when something it stands on cannot be had */
    public static RunningHub start(Settings settings, Configuration configuration, DataFolder.Mark mark)
            throws IOException {
        Ground ground = Ground.start(settings, configuration, mark);
        try {
            ConfigurableApplicationContext context = new SpringApplicationBuilder(HubApplication.class)
                    .web(WebApplicationType.SERVLET)
                    .registerShutdownHook(false)
                    .logStartupInfo(false)
                    .properties(Map.of("server.port", settings.port()))
                    .initializers(fresh -> ((GenericApplicationContext) fresh)
                            .registerBean(Ground.class, () -> ground, bean -> bean.setDestroyMethodName("")))
                    .run();
            RunningHub hub = new RunningHub(ground, context);
            ground.announce(hub.port());
            return hub;
        } catch (RuntimeException e) {
            ground.close();
            throw e;
        }
    }

    public int port() {
        return ((ServletWebServerApplicationContext) context).getWebServer().getPort();
    }

    /** One of the hub's parts, for the verbs that run in its process. */
    public <T> T part(Class<T> type) {
        return context.getBean(type);
    }

    /** Ends when the last delivery that had begun has ended. */
    @Override
    public void close() throws IOException {
        context.close();
        ground.close();
    }
}
