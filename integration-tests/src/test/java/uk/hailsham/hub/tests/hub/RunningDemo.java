package uk.hailsham.hub.tests.hub;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.ReflectionSupport;

/**
 * One demo for all tests of a run, started by the first that asks for it, stopped as an operator would stop it: after the
 * last class of {@link OnTheDemo}, or at the end of a run that leaves some of them out.
 */
public final class RunningDemo implements ParameterResolver, AfterAllCallback {
    private static final ExtensionContext.Namespace OURS = ExtensionContext.Namespace.create(RunningDemo.class);

    /** A demo that waits for Ctrl-C has nothing to end first, and takes seconds; a minute is what hooks that wait for each other take. */
    private static final Duration AT_REST = Duration.ofSeconds(55);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Demo.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot().getStore(OURS).getOrComputeIfAbsent("demo", key -> new Demo(), Demo.class);
    }

    @Override
    public void afterAll(ExtensionContext context) throws Exception {
        ExtensionContext.Store shared = context.getRoot().getStore(OURS);
        AtomicInteger left =
                shared.getOrComputeIfAbsent("left", key -> new AtomicInteger(classes()), AtomicInteger.class);
        Demo demo = shared.get("demo", Demo.class);
        if (left.decrementAndGet() == 0 && demo != null) {
            demo.close();
        }
    }

    private static int classes() {
        return ReflectionSupport.findAllClassesInPackage(
                        "uk.hailsham.hub.tests", each -> each.isAnnotationPresent(OnTheDemo.class), name -> true)
                .size();
    }

    /** The running demo and its accounts. */
    public static final class Demo implements ExtensionContext.Store.CloseableResource {
        private final Path folder;
        private final RecordingProxy proxy;
        private final HubProcess hub;
        private final JsonNode summary;
        private boolean closed;

        Demo() {
            try {
                folder = Files.createTempDirectory("hub-demo");
                proxy = RecordingProxy.start();
                Path data = folder.resolve("data");
                // At DEBUG, so that what our own code would log when somebody looks closer is looked at too.
                hub = HubProcess.of(
                        folder.resolve("log"),
                        Map.of("HUB_JAVA_OPTS", "-Dlogging.level.uk.hailsham.hub=DEBUG " + proxy.javaOptions()),
                        "demo",
                        "--data",
                        data.toString());
                hub.start();
                hub.awaitUp();
                Path file = data.resolve("summary.json");
                await().atMost(Duration.ofMinutes(8))
                        .pollInterval(Duration.ofMillis(300))
                        .until(() -> whole(file));
                summary = new ObjectMapper().readTree(file.toFile());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static boolean whole(Path file) {
            try {
                return new ObjectMapper().readTree(file.toFile()).has("summary");
            } catch (IOException e) {
                return false;
            }
        }

        public HubProcess hub() {
            return hub;
        }

        public JsonNode summary() {
            return summary.path("summary");
        }

        /** Where the stand-ins for the agencies listen, and the secrets to read what they got. */
        public JsonNode doors() {
            return summary;
        }

        /** Account and password, as HTTP Basic has them. */
        public String account(String name) {
            return name + ":" + password(name);
        }

        public String password(String name) {
            return summary.path("accounts").path(name).asText();
        }

        public Path data() {
            return folder.resolve("data");
        }

        /** What the hub has asked others by HTTP; visitors of its own pages come by the same way, and are left out. */
        public List<Asked> asked() {
            int own = URI.create(hub.url()).getPort();
            return proxy.asked().stream()
                    .filter(each -> each.uri().getPort() != own)
                    .toList();
        }

        /** Where the agencies' mailboxes are read. */
        public JsonNode mail() {
            return summary.path("mail");
        }

        /** Addresses of agencies that get mail. */
        public List<String> mailboxes() throws IOException {
            return Pattern.compile("endpoint: \\{to: ([^,}]+)")
                    .matcher(Files.readString(Path.of("..", "config", "agencies.yml")))
                    .results()
                    .map(found -> found.group(1).strip())
                    .toList();
        }

        /** What nobody but its holder may see, by what it is. */
        public Map<String, String> secrets() throws IOException {
            Map<String, String> secrets = new TreeMap<>();
            summary.path("accounts")
                    .properties()
                    .forEach(each -> secrets.put(
                            "password of " + each.getKey(), each.getValue().asText()));
            try (Stream<Path> files = Files.walk(data().resolve("secrets")).filter(Files::isRegularFile)) {
                for (Path file : files.toList()) {
                    secrets.put(
                            "secret " + file.getFileName(),
                            Files.readString(file).strip());
                }
            }
            return secrets;
        }

        @Override
        public void close() throws Exception {
            if (closed) {
                return;
            }
            closed = true;
            hub.stop(AT_REST);
            proxy.close();
            try (Stream<Path> walk = Files.walk(folder)) {
                walk.sorted(Comparator.reverseOrder())
                        .forEach(path -> path.toFile().delete());
            }
        }
    }
}
