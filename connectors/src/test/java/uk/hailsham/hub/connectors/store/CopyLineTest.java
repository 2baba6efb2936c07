package uk.hailsham.hub.connectors.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** PostgreSQL's COPY text format, line by line. */
class CopyLineTest {
    private final StringBuilder written = new StringBuilder();
    private final CopyLine line = new CopyLine(written);

    @Test
    void escapesWhatWouldEndAFieldOrALine() {
        line.text("a\tb\nc\rd\\e").text(null).text("").end();

        assertThat(written).hasToString("a\\tb\\nc\\rd\\\\e\t\\N\t\n");
    }

    @Test
    void nulBecomesTheReplacementCharacter() {
        line.text("a\0b").json("{\"a\":\"\\u0000\",\"b\":\"\\\\u0000\"}").end();

        assertThat(written).hasToString("a\uFFFDb\t{\"a\":\"\uFFFD\",\"b\":\"\\\\\\\\u0000\"}\n");
    }

    @Test
    void arraysQuoteEveryElement() {
        line.array(Arrays.asList("a,b", "\"q\"", "\\", null)).array(List.of()).end();

        assertThat(written).hasToString("{\"a,b\",\"\\\\\"q\\\\\"\",\"\\\\\\\\\",NULL}\t{}\n");
    }

    @Test
    void bytesAreHexadecimal() {
        line.bytes(new byte[] {0, (byte) 0xFF}).bytes(null).end();

        assertThat(written).hasToString("\\\\x00ff\t\\N\n");
    }
}
