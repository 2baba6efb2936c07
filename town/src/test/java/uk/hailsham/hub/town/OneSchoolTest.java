package uk.hailsham.hub.town;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OneSchoolTest {
    private static final int ROWS = 5_000;

    @TempDir
    private Path folder;

    @Test
    void hasAsManyRowsAsAskedForAndADayLaterOneInFiftyHasMoved() throws IOException {
        OneSchool school = new OneSchool(1, LocalDate.of(2026, 11, 23));
        school.first(ROWS, folder.resolve("first"));
        school.next(ROWS, folder.resolve("next"));

        List<String> first = rows("first");
        List<String> next = rows("next");
        assertThat(first).hasSize(ROWS + 1);
        assertThat(next).hasSize(ROWS + 1);
        List<String> moved = new ArrayList<>(next);
        moved.removeAll(first);
        assertThat(moved).hasSizeBetween(ROWS / 100, ROWS / 33);
    }

    private List<String> rows(String name) throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve(name))) {
            return Files.readAllLines(files.findFirst().orElseThrow(), Charset.forName("windows-1252"));
        }
    }
}
