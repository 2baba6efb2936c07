package uk.hailsham.hub.reconcile.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a file holds, cell by cell, and where it is wrong. */
class CsvFileTest {
    @TempDir
    Path folder;

    private CsvFile file(String text) throws IOException {
        Path path = folder.resolve("people.csv");
        Files.writeString(path, text);
        return CsvFile.open(path);
    }

    private static List<List<String>> rows(List<CsvPart> parts) throws IOException {
        List<List<String>> rows = new ArrayList<>();
        for (CsvPart part : parts) {
            part.read((buffer, from, to) -> {
                List<String> row = new ArrayList<>();
                for (int i = 0; i < 3; i++) {
                    row.add(new String(buffer, from[i], to[i] - from[i], StandardCharsets.UTF_8));
                }
                rows.add(row);
            });
        }
        return rows;
    }

    @Test
    void readsQuotesBlankLinesAndEveryLineEnd() throws IOException {
        CsvFile file = file("\ufeffid,name,note\r\n1, Ann ,\"a, \"\"b\"\"\nc\"\n\n2,\"Bo\",x\r3,,");
        assertThat(file.headings()).containsExactly("id", "name", "note");
        assertThat(rows(file.parts(1)))
                .containsExactly(List.of("1", "Ann", "a, \"b\"\nc"), List.of("2", "Bo", "x"), List.of("3", "", ""));
    }

    @Test
    void findsTheDelimiter() throws IOException {
        assertThat(rows(file("id;name;note\n1;a,b;c\n").parts(1))).containsExactly(List.of("1", "a,b", "c"));
    }

    @Test
    void tellsFileLineAndColumnOfAWrongRow() throws IOException {
        CsvFile file = file("id,name,note\n1,\"a\nb\",c\n2,b\n");
        assertThatThrownBy(() -> rows(file.parts(1)))
                .isInstanceOf(CsvFault.class)
                .hasMessage("people.csv line 4, column 3: expected 3 cells, found 2");
    }

    @Test
    void tellsWhereAQuoteIsNeverClosed() throws IOException {
        CsvFile file = file("id,name,note\n1,a,c\n2,\"b,c\n");
        assertThatThrownBy(() -> rows(file.parts(1)))
                .hasMessage("people.csv line 3, column 2: expected a closing quote, found the end of the file");
    }

    @Test
    void refusesAHeadingTwice() {
        assertThatThrownBy(() -> file("id,name,name\n"))
                .hasMessage("people.csv line 1, column 3: expected each heading once, found 'name' again");
    }

    @Test
    void partsTogetherHoldWhatTheFileHolds() throws IOException {
        StringBuilder text = new StringBuilder("id,name,note\n");
        for (int i = 0; i < 400_000; i++) {
            text.append(i)
                    .append(",name ")
                    .append(i % 977)
                    .append(",\"note, ")
                    .append(i)
                    .append("\"\n");
        }
        CsvFile file = file(text.toString());
        List<CsvPart> parts = file.parts(3);
        assertThat(parts.size()).isGreaterThan(1);
        assertThat(rows(parts)).isEqualTo(rows(file.parts(1)));
        assertThat(parts).noneMatch(CsvPart::hasOddQuotes);
    }

    @Test
    void aFaultInALaterPartHasItsLineInTheFile() throws IOException {
        StringBuilder text = new StringBuilder("id,name,note\n");
        for (int i = 0; i < 600_000; i++) {
            text.append(i).append(",somebody,something\n");
        }
        CsvFile file = file(text.append("1,2\n").toString());
        assertThat(file.parts(2).size()).isEqualTo(2);
        assertThatThrownBy(() -> rows(file.parts(2)))
                .hasMessage("people.csv line 600002, column 3: expected 3 cells, found 2");
    }
}
