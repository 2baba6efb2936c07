package uk.hailsham.hub.mappings.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import uk.hailsham.hub.domain.intake.DropRefused;

class CsvInputTest {
    @Test
    void passesOverByteOrderMarkAndBlankLines() {
        assertThat(read("\uFEFF\"a\",b\r\n\r\n,,\n \n1,\"two, \"\"three\"\"\nfour\"\n"))
                .containsExactly(
                        new CsvLine(1, List.of("a", "b")), new CsvLine(5, List.of("1", "two, \"three\"\nfour")));
    }

    @Test
    void readsAnotherCharsetWhereItIsAgreed() {
        byte[] bytes = "Zoë".getBytes(Charset.forName("windows-1252"));

        assertThat(read(new ByteArrayInputStream(bytes), Charset.forName("windows-1252")))
                .containsExactly(new CsvLine(1, List.of("Zoë")));
    }

    @Test
    void refusesBytesOutsideTheCharset() {
        byte[] bytes = "a\nZo\u00eb\n".getBytes(StandardCharsets.ISO_8859_1);

        DropRefused refused = catchThrowableOfType(
                DropRefused.class, () -> read(new ByteArrayInputStream(bytes), StandardCharsets.UTF_8));

        assertThat(refused).hasMessage("after line 0: wrong-charset: expected text in the charset agreed");
    }

    @Test
    void refusesNuls() {
        assertThat(refused("a,b\n1,\0\n")).hasMessageContaining("text without NUL characters");
    }

    @Test
    void refusesAFileThatEndsInsideAQuote() {
        assertThat(refused("a,b\n1,\"Ash"))
                .hasMessage("after line 2: malformed-csv: expected a closing quote before the end of the file");
        assertThat(refused("a,b\n1,\"Ash\n2,3\n")).hasMessageContaining("a closing quote");
    }

    @Test
    void takesALoneInchMarkForWhatItIs() {
        assertThat(read("a,b\n1,5\" nail\n")).hasSize(2);
    }

    @Test
    void refusesACellBeyondMeasure() {
        assertThat(refused("a\n" + "x".repeat(70_000))).hasMessageContaining("at most 512 columns");
        assertThat(refused("a\n" + ",".repeat(1_000))).hasMessageContaining("at most 512 columns");
    }

    @Test
    void leavesAFailingDiskToTheWorld() {
        InputStream failing = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("disk");
            }
        };

        assertThatThrownBy(() -> read(failing, StandardCharsets.UTF_8)).isInstanceOf(UncheckedIOException.class);
    }

    @Test
    void findsColumnsByNameWhateverTheirPlaceAndCase() {
        Columns columns = Columns.of(List.of("Given", " FAMILY ", "hair"));
        CsvLine line = new CsvLine(2, List.of("Ann", " Ashdown ", "red"));

        assertThat(columns.cell(line, "family")).isEqualTo("Ashdown");
        assertThat(columns.cell(line, "upn")).isNull();
        assertThat(columns.missing(List.of("family", "upn"))).containsExactly("upn");
        assertThat(columns.fits(line)).isTrue();
        assertThat(columns.fits(new CsvLine(3, List.of("Ann")))).isFalse();
        assertThat(columns.fits(new CsvLine(3, List.of("Ann", "B", "", "")))).isTrue();
    }

    private static DropRefused refused(String text) {
        return catchThrowableOfType(DropRefused.class, () -> read(text));
    }

    private static List<CsvLine> read(String text) {
        return read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8);
    }

    private static List<CsvLine> read(InputStream bytes, Charset charset) {
        List<CsvLine> lines = new ArrayList<>();
        try (CsvInput input = CsvInput.open("f.csv", bytes, charset)) {
            input.forEachRemaining(lines::add);
        }
        return lines;
    }
}
