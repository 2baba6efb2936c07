package uk.hailsham.hub.app.wiring;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What differs from one place the hub runs at to another. Everything else stands in the configuration folder.
 *
 * @param config the configuration folder
 * @param data the data folder; one hub at a time
 * @param keyFile the vault's master key; outside the data folder
 * @param port of HTTP; 0 for a free one
 * @param more the rest, by name: {@code hub.poll}, {@code hub.database.url} …
 */
public record Settings(Path config, Path data, Path keyFile, int port, UnaryOperator<String> more) {
    private static final int LONGEST_NAME = 40;

    /** The same with one more word, which goes before whatever the surroundings say. */
    public Settings with(String word, String value) {
        return new Settings(config, data, keyFile, port, name -> name.equals(word) ? value : more.apply(name));
    }

    /** Reads {@code hub.x.y} from a system property of that name, or the environment's {@code HUB_X_Y}. */
    public static UnaryOperator<String> fromSurroundings() {
        return name -> Optional.ofNullable(System.getProperty(name))
                .orElseGet(() -> System.getenv(name.toUpperCase(Locale.ROOT).replace('.', '_')));
    }

    public Optional<String> text(String name) {
        return Optional.ofNullable(more.apply(name)).filter(value -> !value.isBlank());
    }

    /** False unless it says {@code true}. */
    public boolean flag(String name) {
        return text(name).map(Boolean::parseBoolean).orElse(false);
    }

    /** How often inboxes and agencies' replies are looked at; {@code hub.poll}, milliseconds, 5,000 unless said. */
    public Duration poll() {
        return Duration.ofMillis(text("hub.poll").map(Long::parseLong).orElse(5_000L));
    }

    /**
     * How long one delivery, one look or one mail may take as a whole, and a partner's server with it; {@code
     * hub.patience}, milliseconds, 60,000 unless said.
     */
    public Duration patience() {
        return Duration.ofMillis(text("hub.patience").map(Long::parseLong).orElse(60_000L));
    }

    /** Where secrets lie, a file each; {@code hub.secrets}, {@code secrets} beside the data folder's own files unless said. */
    public Path secrets() {
        return text("hub.secrets").map(Path::of).orElse(data.resolve("secrets"));
    }

    /** What nodes of one database share: inboxes, outboxes, vault and what lies beside them; {@code hub.shared}. */
    public Path shared() {
        return text("hub.shared").map(Path::of).map(Path::toAbsolutePath).orElse(data);
    }

    /** True when database and broker are somebody else's, so that there may be other nodes. */
    boolean mayHaveCompany() {
        return text("hub.database.url").isPresent() && text("hub.broker.url").isPresent();
    }

    /** What this hub is called among the nodes of its database; {@code hub.node}, the machine's name unless said. */
    String node() {
        return text("hub.node").orElseGet(() -> text("hub.database.url").isPresent() ? machine() : "hub");
    }

    private static String machine() {
        try {
            String name = InetAddress.getLocalHost().getHostName().replaceAll("[^A-Za-z0-9._-]", "-");
            return name.substring(0, Math.min(name.length(), LONGEST_NAME));
        } catch (UnknownHostException e) {
            return "hub";
        }
    }

    /** Endpoints that replace those of agencies.yml, for a demo or a test; {@code hub.endpoints}. */
    public Optional<Path> endpoints() {
        return text("hub.endpoints").map(Path::of);
    }

    /** A file that turns the hub's clock; {@code hub.clock}, only where the data are a demo's or a test's. */
    public Optional<Path> clock() {
        return text("hub.clock").map(Path::of);
    }

    /** How long a drop must stand still, instead of what each school's file says; {@code hub.settle}, milliseconds. */
    public Optional<Duration> settle() {
        return text("hub.settle").map(Long::parseLong).map(Duration::ofMillis);
    }
}
