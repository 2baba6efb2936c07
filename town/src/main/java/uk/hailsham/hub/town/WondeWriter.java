package uk.hailsham.hub.town;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;

/** Hawkes Farm's students as Wonde gives them: a folder of pages, each of which says whether another follows. */
final class WondeWriter implements Roll {
    private static final int PER_PAGE = 200;
    private static final String ADDRESS = "https://api.wonde.example/v1.0/schools/A8459994/students?page=";

    private final Path folder;
    private final LocalDate day;
    private final WondeStudents students;
    private Text page;
    private int number;
    private int onPage;

    WondeWriter(Path folder, LocalDate day) {
        this.folder = folder.resolve("students-" + day);
        this.day = day;
        this.students = new WondeStudents(new SchoolYear(day));
    }

    private void open() throws IOException {
        number++;
        onPage = 0;
        page = new Text(folder.resolve("students-page-%d.json".formatted(number)), StandardCharsets.UTF_8);
        page.line("{\"data\": [", "\n");
    }

    @Override
    public void write(Kid kid) {
        if (page == null || onPage == PER_PAGE) {
            next();
        }
        page.line(onPage == 0 ? "" : ",", onPage == 0 ? "" : "\n");
        page.line(students.student(kid), "");
        onPage++;
    }

    private void next() {
        try {
            if (page != null) {
                end(true);
            }
            open();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void end(boolean more) {
        Json meta = new Json().open().open("pagination");
        meta.putNullable("next", more ? ADDRESS + (number + 1) : null)
                .putNullable("previous", number == 1 ? null : ADDRESS + (number - 1))
                .put("more", more)
                .put("per_page", PER_PAGE)
                .put("current_page", number);
        page.line("\n], \"meta\": " + meta + ", \"fetched\": \"" + day + "\"}", "\n");
        page.close();
    }

    /** A school without a student has no page at all. */
    @Override
    public void close() {
        if (page != null) {
            end(false);
        }
    }
}
