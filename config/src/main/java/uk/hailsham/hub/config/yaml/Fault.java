package uk.hailsham.hub.config.yaml;

/**
 * Something wrong in the configuration.
 *
 * @param file relative to the configuration folder
 * @param line from 1; 0 for the whole file
 * @param key with dots, as {@code gateway.ageFrom}
 */
public record Fault(String file, int line, String key, String message) {
    @Override
    public String toString() {
        return file + (line > 0 ? ":" + line : "") + (key.isEmpty() ? "" : ": " + key) + ": " + message;
    }
}
