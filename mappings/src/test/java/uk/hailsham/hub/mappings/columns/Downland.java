package uk.hailsham.hub.mappings.columns;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import uk.hailsham.hub.config.Configuration;
import uk.hailsham.hub.domain.child.Child;
import uk.hailsham.hub.domain.intake.DropContent;
import uk.hailsham.hub.domain.intake.Rejection;
import uk.hailsham.hub.domain.intake.Row;
import uk.hailsham.hub.domain.intake.Rows;
import uk.hailsham.hub.domain.school.School;
import uk.hailsham.hub.mappings.Parts;
import uk.hailsham.hub.mappings.Shipped;

/** The sample's school, and schools with columns of their own, for tests. */
final class Downland {
    private static final Configuration CONFIG = configuration();
    static final School SCHOOL = CONFIG.school("downland").orElseThrow();

    private Downland() {}

    /** The shipped configuration with the sample's school as its sixth, as anybody would add it. */
    private static Configuration configuration() {
        try {
            Path folder = Files.createTempDirectory("downland");
            try {
                return Shipped.sound(
                        Shipped.withSchool(folder, "downland", Path.of("..", "docs", "samples", "csv", "school.yml")));
            } finally {
                org.assertj.core.util.Files.delete(folder.toFile());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static School school(School.Layout layout, Map<String, List<String>> columns) {
        School s = SCHOOL;
        return new School(
                s.id(),
                s.name(),
                s.aliases(),
                s.laestabs(),
                s.inbox(),
                s.format(),
                layout,
                s.pupilKey(),
                s.contract(),
                columns,
                s.codes(),
                s.contact(),
                s.terms(),
                s.safeguarding());
    }

    /** Headings are the fields themselves. */
    static School plain(String... fields) {
        Map<String, List<String>> columns = new java.util.HashMap<>();
        for (String field : fields) {
            columns.put(field, List.of(field));
        }
        return school(School.Layout.USUAL, columns);
    }

    record Drop(List<Row> rows, List<Rejection> notes) {
        Child child(int row) {
            return ((Row.Sound) rows.get(row)).child();
        }
    }

    static Drop read(School school, String text) {
        return read(school, Parts.of("p.csv", text));
    }

    static Drop read(School school, DropContent.Part... parts) {
        List<Row> rows = new ArrayList<>();
        try (Rows read =
                new ColumnsFormat(Shipped.CLOCK).read(new DropContent(List.of(parts)), school, CONFIG.codes())) {
            read.forEachRemaining(rows::add);
            return new Drop(rows, read.notes());
        }
    }

    /** Amelia's record with these cells beside name and date of birth. */
    static Child child(String headings, String cells) {
        School school = plain(("family,given,dateOfBirth," + headings).split(","));
        return read(school, "family,given,dateOfBirth," + headings + "\nWard,Amelia,2015-02-28," + cells + "\n")
                .child(0);
    }
}
