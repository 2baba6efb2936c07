package uk.hailsham.hub.mappings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import uk.hailsham.hub.config.Configuration;
import uk.hailsham.hub.domain.intake.DropContent;
import uk.hailsham.hub.domain.intake.DropRefused;
import uk.hailsham.hub.domain.intake.PupilFormat;
import uk.hailsham.hub.domain.intake.Rejection;
import uk.hailsham.hub.domain.intake.Row;
import uk.hailsham.hub.domain.intake.Rows;
import uk.hailsham.hub.domain.school.School;

/** Reads drops with the shipped configuration. */
public final class Drops {
    public static final Configuration CONFIGURATION = Shipped.configuration();

    private Drops() {}

    public static School school(String id) {
        return CONFIGURATION.school(id).orElseThrow();
    }

    /** All rows of a drop of that school, in its own format. */
    public static List<Row> rows(School school, DropContent.Part... parts) {
        PupilFormat format = PupilFormats.all(Shipped.CLOCK).stream()
                .filter(each -> each.name().equals(school.format()))
                .findFirst()
                .orElseThrow();
        List<Row> rows = new ArrayList<>();
        try (Rows read = format.read(new DropContent(List.of(parts)), school, CONFIGURATION.codes())) {
            read.forEachRemaining(rows::add);
        }
        return rows;
    }

    /** Why a drop is refused; null when it is read. */
    public static Rejection refusal(School school, DropContent.Part... parts) {
        try {
            rows(school, parts);
            return null;
        } catch (DropRefused e) {
            return e.rejection();
        }
    }

    /** The sample of a format. */
    public static DropContent.Part[] sample(String format) {
        Path folder = Path.of("../docs/samples").resolve(format);
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted()
                    .map(file -> Parts.file("docs/samples/" + format + "/" + file.getFileName()))
                    .toArray(DropContent.Part[]::new);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
