package uk.hailsham.hub.app.read;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import uk.hailsham.hub.domain.intake.Rejection;

/**
 * What was not taken, as CSV. It will be opened in a spreadsheet: a cell that would be run there as a formula gets an
 * apostrophe in front (OWASP ASVS 1.2.10).
 */
final class RejectionFile implements AutoCloseable {
    private final Writer out;

    RejectionFile(Writer out) {
        this.out = out;
        line("file,row,field,code,effect,expected,found");
    }

    void add(Rejection rejection) {
        line(Stream.of(
                        rejection.file(),
                        String.valueOf(rejection.row()),
                        rejection.field(),
                        rejection.code(),
                        rejection.effect().word(),
                        rejection.expected(),
                        rejection.found())
                .map(RejectionFile::cell)
                .collect(Collectors.joining(",")));
    }

    private static String cell(String text) {
        if (text == null || text.isEmpty()) {
            return "";
        }
        String safe = "=+-@\t\r\0".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        String plain = safe.replace('\0', '\uFFFD');
        return plain.matches("(?s).*[\",\r\n].*") ? "\"" + plain.replace("\"", "\"\"") + "\"" : plain;
    }

    private void line(String text) {
        try {
            out.write(text);
            out.write('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
