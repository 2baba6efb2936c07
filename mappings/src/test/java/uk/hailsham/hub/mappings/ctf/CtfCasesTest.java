package uk.hailsham.hub.mappings.ctf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import uk.hailsham.hub.domain.intake.DropContent;
import uk.hailsham.hub.domain.intake.DropRefused;
import uk.hailsham.hub.domain.intake.Row;
import uk.hailsham.hub.domain.intake.Rows;
import uk.hailsham.hub.mappings.Reading;
import uk.hailsham.hub.mappings.TestCodes;
import uk.hailsham.hub.mappings.child.ChildJson;

/** Every folder {@code cases/hailsham-community-college-…} is read as its {@code expected} says. */
class CtfCasesTest {
    private static final Path CASES = Path.of("..", "integration-tests", "cases");

    static Stream<Path> cases() throws IOException {
        try (Stream<Path> folders = Files.list(CASES)) {
            return folders
                    .filter(each -> each.getFileName().toString().startsWith(CtfTexts.SCHOOL.id()))
                    .filter(each -> !Files.isDirectory(each.resolve("in/events")))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void isReadAsExpected(Path folder) throws IOException {
        Path events = folder.resolve("in/events");
        Reading reading = read(Files.exists(events) ? events : folder.resolve("in"));

        Path expected = folder.resolve("expected");
        assertThat(reading.children()).isEqualTo(Files.readString(expected.resolve("children.jsonl")));
        assertThat(reading.rejections()).isEqualTo(Files.readString(expected.resolve("rejections.csv")));
        assertThat(reading.totals()).isEqualTo(Files.readString(expected.resolve("totals.txt")));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void isTheSameChildAfterBeingWrittenAndReadAgain(Path folder) throws IOException {
        for (String line : Files.readAllLines(folder.resolve("expected/children.jsonl"))) {
            assertThat(ChildJson.write(ChildJson.read(line))).isEqualTo(line);
        }
    }

    static Reading read(Path in) throws IOException {
        List<Row> rows = new ArrayList<>();
        try (Rows read = new CtfFormat(CtfTexts.CLOCK).read(drop(in), CtfTexts.SCHOOL, TestCodes.ALL)) {
            read.forEachRemaining(rows::add);
            return Reading.of(rows, read.notes());
        } catch (DropRefused e) {
            return new Reading("", Reading.HEADER + Reading.line(e.rejection()), "refused\n");
        }
    }

    private static DropContent drop(Path in) throws IOException {
        try (Stream<Path> files = Files.list(in)) {
            return new DropContent(files.sorted().map(CtfCasesTest::part).toList());
        }
    }

    private static DropContent.Part part(Path file) {
        try {
            return new DropContent.Part(
                    file.getFileName().toString(), Files.size(file), () -> Files.newInputStream(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
