package uk.hailsham.hub.mappings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import uk.hailsham.hub.config.ConfigFolder;
import uk.hailsham.hub.config.Configuration;
import uk.hailsham.hub.config.Known;
import uk.hailsham.hub.domain.intake.PupilFormat;
import uk.hailsham.hub.mappings.agencyform.FormRendering;

/** The shipped configuration, for tests; and with a school added to it. */
public final class Shipped {
    public static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-23T22:00:00Z"), ZoneOffset.UTC);
    private static final Path CONFIG = Path.of("..", "config");

    private Shipped() {}

    public static Configuration configuration() {
        return sound(ConfigFolder.read(CONFIG, known()));
    }

    /** With the file as one more school, in a copy of the configuration that is made in the folder. */
    public static ConfigFolder.Read withSchool(Path folder, String id, Path school) throws IOException {
        copy(folder);
        Files.copy(school, folder.resolve("schools").resolve(id + ".yml"));
        return ConfigFolder.read(folder, known());
    }

    public static Configuration sound(ConfigFolder.Read read) {
        if (!read.faults().isEmpty()) {
            throw new IllegalStateException("expected a configuration without faults, found " + read.faults());
        }
        return read.configuration();
    }

    private static Known known() {
        List<PupilFormat> formats = PupilFormats.all(CLOCK);
        return new Known(
                formats.stream().map(PupilFormat::name).collect(Collectors.toCollection(TreeSet::new)),
                Set.of("email", "fhir", "hl7v2", "secure-link", "sftp"),
                Renderings.names(),
                formats.stream().collect(Collectors.toMap(PupilFormat::name, PupilFormat::columns)),
                FormRendering::names);
    }

    private static void copy(Path folder) throws IOException {
        for (String name :
                new String[] {"hub.yml", "agencies.yml", "routing.yml", "sen-framework.yml", "codes", "forms", "schools"
                }) {
            try (Stream<Path> walk = Files.walk(CONFIG.resolve(name))) {
                walk.forEach(path -> copy(path, folder.resolve(CONFIG.relativize(path))));
            }
        }
    }

    private static void copy(Path from, Path to) {
        try {
            if (Files.isDirectory(from)) {
                Files.createDirectories(to);
            } else {
                Files.copy(from, to);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
