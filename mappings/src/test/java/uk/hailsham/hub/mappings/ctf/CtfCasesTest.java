package uk.hailsham.hub.mappings.ctf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import uk.hailsham.hub.domain.child.Child;
import uk.hailsham.hub.domain.intake.DropContent;
import uk.hailsham.hub.domain.intake.DropRefused;
import uk.hailsham.hub.domain.intake.Rejection;
import uk.hailsham.hub.domain.intake.Row;
import uk.hailsham.hub.domain.intake.Rows;
import uk.hailsham.hub.mappings.TestCodes;
import uk.hailsham.hub.mappings.child.ChildJson;

/** Every folder {@code cases/hailsham-community-college-…} is read as its {@code expected} says. */
class CtfCasesTest {
    private static final Path CASES = Path.of("..", "integration-tests", "cases");

    static Stream<Path> cases() throws IOException {
        try (Stream<Path> folders = Files.list(CASES)) {
            return folders
                    .filter(each -> each.getFileName().toString().startsWith(CtfTexts.SCHOOL.id()))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void isReadAsExpected(Path folder) throws IOException {
        Reading reading = read(folder.resolve("in"));

        Path expected = folder.resolve("expected");
        assertThat(reading.children).isEqualTo(Files.readString(expected.resolve("children.jsonl")));
        assertThat(reading.rejections).isEqualTo(Files.readString(expected.resolve("rejections.csv")));
        assertThat(reading.totals).isEqualTo(Files.readString(expected.resolve("totals.txt")));
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

    record Reading(String children, String rejections, String totals) {
        static final String HEADER = "file,row,field,code,effect,expected,found\n";

        static Reading of(List<Row> rows, List<Rejection> notes) {
            List<Child> children = new ArrayList<>();
            List<Rejection> rejections = new ArrayList<>(notes);
            for (Row row : rows) {
                if (row instanceof Row.Sound sound) {
                    children.add(sound.child());
                    sound.child()
                            .findings()
                            .forEach(f -> rejections.add(new Rejection(
                                    sound.records().get(0).file(),
                                    sound.records().get(0).row(),
                                    f.field(),
                                    f.code(),
                                    Rejection.Effect.FIELD_DROPPED,
                                    f.expected(),
                                    f.found())));
                } else if (row instanceof Row.Unsound unsound) {
                    rejections.addAll(unsound.rejections());
                }
            }
            return new Reading(
                    children.stream()
                            .map(child -> ChildJson.write(child) + "\n")
                            .collect(Collectors.joining()),
                    HEADER + rejections.stream().map(Reading::line).collect(Collectors.joining()),
                    "rows=%d accepted=%d superseded=0 rejected=%d children=%d%n"
                            .formatted(rows.size(), children.size(), rows.size() - children.size(), children.size()));
        }

        static String line(Rejection r) {
            return Stream.of(
                                    r.file(),
                                    "" + r.row(),
                                    r.field(),
                                    r.code(),
                                    r.effect().word(),
                                    r.expected(),
                                    r.found())
                            .map(Reading::cell)
                            .collect(Collectors.joining(","))
                    + "\n";
        }

        private static String cell(String text) {
            if (text == null) {
                return "";
            }
            return text.matches("(?s).*[\",\n].*") ? "\"" + text.replace("\"", "\"\"") + "\"" : text;
        }
    }
}
