package uk.hailsham.hub.app.wiring;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.env.MapPropertySource;
import uk.hailsham.hub.config.Configuration;
import uk.hailsham.hub.connectors.ground.DataFolder;
import uk.hailsham.hub.routes.Faults;

/**
 * A hub that runs. Started from the ground up; stopped from the top down, the database last: when it is closed, or when
 * the process is told to end, by Ctrl-C or SIGTERM, be it in the middle of a start.
 */
public final class RunningHub implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RunningHub.class);
    /** So long a process that is told to end waits for a start; one that takes longer is cut off, as by a kill. */
    private static final int START_SECONDS = 60;

    private final Ground ground;
    private final FrontDoor door;
    private final ConfigurableApplicationContext context;
    private final CountDownLatch ended = new CountDownLatch(1);
    /** What stops it when the process is told to end. */
    private final Thread stopper;

    private boolean closed;

    private RunningHub(Ground ground, FrontDoor door, ConfigurableApplicationContext context, Thread stopper) {
        this.stopper = stopper;
        this.ground = ground;
        this.door = door;
        this.context = context;
    }

    /** @throws IOException with what to do, when something it stands on cannot be had */
    public static RunningHub start(Settings settings, Configuration configuration, DataFolder.Mark mark)
            throws IOException {
        CompletableFuture<Optional<RunningHub>> started = new CompletableFuture<>();
        Thread stopper = new Thread(
                () -> started.completeOnTimeout(Optional.empty(), START_SECONDS, TimeUnit.SECONDS)
                        .join()
                        .ifPresent(RunningHub::stop),
                "stop");
        Runtime.getRuntime().addShutdownHook(stopper);
        Optional<RunningHub> hub = Optional.empty();
        try {
            hub = Optional.of(rise(settings, configuration, mark, stopper));
            return hub.get();
        } finally {
            started.complete(hub);
            if (hub.isEmpty()) {
                dismiss(stopper);
            }
        }
    }

    private static RunningHub rise(Settings settings, Configuration configuration, DataFolder.Mark mark, Thread stopper)
            throws IOException {
        FrontDoor door = FrontDoor.of(settings);
        Ground ground = Ground.start(settings, configuration, mark);
        try {
            ConfigurableApplicationContext context = new SpringApplicationBuilder(HubApplication.class)
                    .web(WebApplicationType.SERVLET)
                    .registerShutdownHook(false)
                    .logStartupInfo(false)
                    .initializers(fresh -> lay(fresh, ground, door))
                    .run();
            RunningHub hub = new RunningHub(ground, door, context, stopper);
            hub.announce();
            return hub;
        } catch (RuntimeException e) {
            try (ground) {
                ground.stand();
            }
            Throwable cause = NestedExceptionUtils.getMostSpecificCause(e);
            if (cause instanceof IOException known) {
                throw known;
            }
            if (cause instanceof SQLException) {
                throw new IOException(
                        "the database did not answer while the hub started (" + Faults.kind(e)
                                + "); start the hub again when it does",
                        e);
            }
            throw e;
        }
    }

    private static void lay(ConfigurableApplicationContext fresh, Ground ground, FrontDoor door) {
        ground.raise();
        fresh.getEnvironment().getPropertySources().addFirst(new MapPropertySource("door", door.properties()));
        ((GenericApplicationContext) fresh)
                .registerBean(Ground.class, () -> ground, bean -> bean.setDestroyMethodName(""));
    }

    /** Again when a renewed certificate has been taken up, so that the hub's own verbs know it. */
    private void announce() throws IOException {
        ground.announce(door, port());
        if (door.certificate().isPresent()) {
            context.getBean(SslBundles.class).addBundleUpdateHandler(FrontDoor.BUNDLE, renewed -> {
                try {
                    ground.announce(door, port());
                    LOG.info(
                            "the renewed certificate {} is in use",
                            door.certificate().get().certificate());
                } catch (IOException e) {
                    LOG.warn("a renewed certificate is in use, and run.json could not be written: {}", e.getMessage());
                }
            });
        }
    }

    /** For whoever is on this machine. */
    public String url() {
        return door.url(port());
    }

    public int port() {
        return ((ServletWebServerApplicationContext) context).getWebServer().getPort();
    }

    /** One of the hub's parts, for the verbs that run in its process. */
    public <T> T part(Class<T> type) {
        return context.getBean(type);
    }

    /** Until it has been stopped. */
    public void awaitEnd() throws InterruptedException {
        ended.await();
    }

    private synchronized void stop() {
        if (closed) {
            return;
        }
        try {
            System.err.println("Stopping: what has begun is ended first.");
            close();
            System.err.println("Stopped.");
        } catch (IOException | RuntimeException e) {
            System.err.println("The hub did not stop cleanly: " + e.getMessage());
        }
    }

    /** Ends when the last delivery that had begun has ended. */
    @Override
    public synchronized void close() throws IOException {
        if (closed) {
            return;
        }
        closed = true;
        try (ground) {
            context.close();
        } finally {
            dismiss(stopper);
            ended.countDown();
        }
    }

    private static void dismiss(Thread stopper) {
        try {
            Runtime.getRuntime().removeShutdownHook(stopper);
        } catch (IllegalStateException e) {
            LOG.trace("the process ends already", e);
        }
    }
}
