package uk.hailsham.hub.town.people;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A CSV file (RFC 4180, UTF-8) that is written row by row and never held. */
final class Sheet implements AutoCloseable {
    private static final int BUFFER = 1 << 18;
    private final BufferedWriter out;
    private final StringBuilder row = new StringBuilder(200);

    Sheet(Path file, String header) throws IOException {
        out = new BufferedWriter(new OutputStreamWriter(Files.newOutputStream(file), StandardCharsets.UTF_8), BUFFER);
        out.write(header);
        out.write('\n');
    }

    void row(String... cells) throws IOException {
        row.setLength(0);
        for (int i = 0; i < cells.length; i++) {
            if (i > 0) {
                row.append(',');
            }
            cell(cells[i]);
        }
        out.append(row.append('\n'));
    }

    private void cell(String text) {
        if (text.indexOf(',') < 0 && text.indexOf('"') < 0) {
            row.append(text);
        } else {
            row.append('"').append(text.replace("\"", "\"\"")).append('"');
        }
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
