package uk.hailsham.hub.connectors.ground;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** Gives a secret by the name that the configuration uses for it; read at every asking, so that a new one is taken up. */
@FunctionalInterface
public interface Secrets {
    Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");

    /**
     * Empty when nobody has given the secret.
     *
     * @throws IOException when it is there and cannot be read
     */
    Optional<String> find(String name) throws IOException;

    /**
     * Secrets from {@code HUB_SECRET_<NAME>} (upper case, hyphens as underscores), else from a file of that name.
     *
     * @param environment gives a variable's value, or null
     */
    static Secrets from(UnaryOperator<String> environment, Path folder) {
        return name -> {
            if (!NAME.matcher(name).matches()) {
                throw new IllegalArgumentException("a secret's name is made of a-z, 0-9 and hyphens");
            }
            String variable = "HUB_SECRET_" + name.toUpperCase(Locale.ROOT).replace('-', '_');
            Optional<String> given = Optional.ofNullable(environment.apply(variable));
            Path file = folder.resolve(name);
            return given.isPresent() || !Files.isRegularFile(file) ? given : Optional.of(Files.readString(file));
        };
    }
}
