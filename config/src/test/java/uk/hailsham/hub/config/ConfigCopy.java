package uk.hailsham.hub.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import uk.hailsham.hub.config.yaml.Fault;
import uk.hailsham.hub.domain.intake.ColumnChoice;

/**
 * The shipped configuration in a folder of its own, to be spoilt; with three agencies only, so that a fault's line does not
 * move whenever an agency is added.
 */
record ConfigCopy(Path folder) {
    static final Path SHIPPED = Path.of("").toAbsolutePath();
    private static final Path THREE = SHIPPED.resolve("src/test/resources/three");
    static final Known KNOWN = new Known(
            new TreeSet<>(Set.of("bromcom", "census", "csv", "ctf", "sims-csv", "wonde")),
            new TreeSet<>(Set.of("email", "fhir", "hl7v2", "secure-link", "sftp")),
            new TreeSet<>(Set.of("csv", "fhir", "form", "hl7v2", "pdf", "xml")),
            Map.of(
                    "ctf",
                    ColumnChoice.NONE,
                    "csv",
                    new ColumnChoice(
                            Set.of("upn", "name", "family", "given", "dateOfBirth", "need"),
                            List.of(List.of("dateOfBirth"), List.of("name", "family"), List.of("name", "given")))),
            ConfigCopy::names);

    /**
     * A template of these tests is its fields' names, a space between them. What stands in the shipped ones is read, and
     * tested, where PDF and Word are known; here they have what no agency does without.
     */
    private static TreeSet<String> names(String file, byte[] template) {
        String text = new String(template, StandardCharsets.ISO_8859_1);
        if (text.startsWith("%PDF") || text.startsWith("PK")) {
            text = "recipient_id reason referrer_name referrer_email referrer_phone";
        }
        if (text.isBlank()) {
            throw new IllegalArgumentException("expected a form with fields, found none");
        }
        return new TreeSet<>(List.of(text.split(" ")));
    }

    static ConfigCopy in(Path folder) throws IOException {
        for (String name : List.of(
                "hub.yml", "agencies.yml", "routing.yml", "sen-framework.yml", "retention.yml", "codes", "schools")) {
            try (Stream<Path> walk = Files.walk(SHIPPED.resolve(name))) {
                for (Path path : walk.toList()) {
                    Path to = folder.resolve(SHIPPED.relativize(path).toString());
                    if (Files.isDirectory(path)) {
                        Files.createDirectories(to);
                    } else {
                        Files.copy(path, to);
                    }
                }
            }
        }
        for (String name : List.of("agencies.yml", "routing.yml")) {
            Files.copy(THREE.resolve(name), folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
        }
        return new ConfigCopy(folder);
    }

    ConfigFolder.Read read() {
        return ConfigFolder.read(folder, KNOWN);
    }

    List<String> faults() {
        return read().faults().stream().map(Fault::toString).toList();
    }

    /** The first place where {@code from} stands, which must be there. */
    ConfigCopy replace(String file, String from, String to) throws IOException {
        String text = Files.readString(folder.resolve(file));
        assertThat(text).contains(from);
        int at = text.indexOf(from);
        return write(file, text.substring(0, at) + to + text.substring(at + from.length()));
    }

    ConfigCopy write(String file, String text) throws IOException {
        return write(file, text.getBytes(StandardCharsets.UTF_8));
    }

    ConfigCopy write(String file, byte[] bytes) throws IOException {
        Files.write(folder.resolve(file), bytes);
        return this;
    }
}
