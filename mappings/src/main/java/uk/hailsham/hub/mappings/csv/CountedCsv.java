package uk.hailsham.hub.mappings.csv;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Writes a file of the hub's own in the manner of the Index's feed: a header {@code H,<id>,<sequence>,<time>,full|delta,1},
 * the names of the columns, records, and a trailer with their number. UTF-8, RFC 4180.
 */
public final class CountedCsv {
    private final StringWriter text = new StringWriter();
    private final CsvWriter writer =
            CsvWriter.builder().bufferSize(0).lineDelimiter(LineDelimiter.CRLF).build(text);
    private int rows;

    /** @param full true when what is not in the file is no longer so */
    public CountedCsv(UUID id, long sequence, Instant madeAt, boolean full, List<String> columns) {
        writer.writeRecord(
                "H",
                id.toString(),
                String.valueOf(sequence),
                madeAt.truncatedTo(ChronoUnit.SECONDS).toString(),
                full ? "full" : "delta",
                "1");
        record("C", columns);
    }

    /** @param cells one for each column; null for a blank one */
    public void row(List<String> cells) {
        record("R", cells);
        rows++;
    }

    /** What the reader was told once and should not keep either. @param cells one for each column; null for a blank one */
    public void purge(List<String> cells) {
        record("P", cells);
        rows++;
    }

    private void record(String type, List<String> cells) {
        List<String> all = new ArrayList<>(List.of(type));
        all.addAll(cells);
        writer.writeRecord(all);
    }

    /** With the trailer; nothing can be added afterwards. */
    public byte[] bytes() {
        writer.writeRecord("T", String.valueOf(rows));
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
