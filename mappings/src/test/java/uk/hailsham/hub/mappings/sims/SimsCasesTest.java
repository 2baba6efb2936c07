package uk.hailsham.hub.mappings.sims;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import uk.hailsham.hub.config.Configuration;
import uk.hailsham.hub.domain.intake.DropContent;
import uk.hailsham.hub.domain.intake.DropRefused;
import uk.hailsham.hub.domain.intake.Row;
import uk.hailsham.hub.domain.intake.Rows;
import uk.hailsham.hub.mappings.Reading;
import uk.hailsham.hub.mappings.Shipped;

/** Every folder {@code cases/white-house-…} is read, with the shipped configuration, as its {@code expected} says. */
class SimsCasesTest {
    private static final Path HOUSE = Path.of("..");
    private static final Configuration SHIPPED = Shipped.configuration();

    static Stream<Path> cases() throws IOException {
        try (Stream<Path> folders = Files.list(HOUSE.resolve("integration-tests/cases"))) {
            return folders
                    .filter(each -> each.getFileName().toString().startsWith("white-house-"))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void isReadAsExpected(Path folder) throws IOException {
        Reading reading = read(drop(folder.resolve("in")));
        Path expected = folder.resolve("expected");
        assertThat(reading.children()).isEqualTo(Files.readString(expected.resolve("children.jsonl")));
        assertThat(reading.rejections()).isEqualTo(Files.readString(expected.resolve("rejections.csv")));
        assertThat(reading.totals()).isEqualTo(Files.readString(expected.resolve("totals.txt")));
    }

    @Test
    void theSampleIsReadWhole() throws IOException {
        assertThat(read(drop(HOUSE.resolve("docs/samples/sims-csv"))).totals())
                .isEqualTo("rows=2 accepted=2 superseded=0 rejected=0 children=2\n");
    }

    @Test
    void aReportCutOffAnywhereIsReadOrRefusedButNeverFallsOver() throws IOException {
        byte[] whole = Files.readAllBytes(HOUSE.resolve("docs/samples/sims-csv/pupils.csv"));
        for (int length = 0; length < whole.length; length++) {
            assertThat(read(drop(java.util.Arrays.copyOf(whole, length))).totals())
                    .isNotEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void randomBytesAreRefused(long seed) {
        byte[] bytes = new byte[10_000];
        new Random(seed).nextBytes(bytes);
        assertThat(read(drop(bytes)).totals()).isEqualTo("refused\n");
    }

    @Test
    void hugeLinesCellsAndColumnsAreRefusedSoon() {
        String header = "\"UPN\",\"Name\",\"Date of birth\"\r\n";
        List<String> hostile = List.of(
                header + "\"" + "x".repeat(10 << 20) + "\",\"Ward, Amelia\",\"28/02/2015\"\r\n",
                header + "x".repeat(20 << 20),
                "\"Name\",\"Date of birth\"" + ",\"c\"".repeat(2_000) + "\r\n\"Ward, Amelia\",\"28/02/2015\"\r\n",
                header + "\"\0\",\"Ward, Amelia\",\"28/02/2015\"\r\n");
        for (String text : hostile) {
            Instant began = Instant.now();
            assertThat(read(drop(text.getBytes(StandardCharsets.ISO_8859_1))).totals())
                    .isEqualTo("refused\n");
            assertThat(Duration.between(began, Instant.now())).isLessThan(Duration.ofSeconds(120));
        }
    }

    private static Reading read(DropContent drop) {
        List<Row> rows = new ArrayList<>();
        try (Rows read = new SimsCsvFormat(Shipped.CLOCK)
                .read(drop, SHIPPED.school("white-house").orElseThrow(), SHIPPED.codes())) {
            read.forEachRemaining(rows::add);
            return Reading.of(rows, read.notes());
        } catch (DropRefused e) {
            return new Reading("", Reading.HEADER + Reading.line(e.rejection()), "refused\n");
        }
    }

    private static DropContent drop(byte[] bytes) {
        return new DropContent(
                List.of(new DropContent.Part("nightly.csv", bytes.length, () -> new ByteArrayInputStream(bytes))));
    }

    private static DropContent drop(Path in) throws IOException {
        try (Stream<Path> files = Files.list(in)) {
            return new DropContent(files.sorted().map(SimsCasesTest::part).toList());
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
