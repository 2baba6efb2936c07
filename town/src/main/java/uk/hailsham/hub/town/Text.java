package uk.hailsham.hub.town;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CodingErrorAction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;

/** A text file of the town. */
final class Text implements AutoCloseable {
    private final Writer out;
    private final CharsetEncoder encoder;

    Text(Path file, Charset charset) throws IOException {
        Files.createDirectories(file.getParent());
        encoder = charset.newEncoder().onUnmappableCharacter(CodingErrorAction.REPORT);
        out = Files.newBufferedWriter(file, charset);
    }

    void line(String text, String end) {
        try {
            out.write(written(text));
            out.write(end);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String written(String text) {
        return written(text, encoder);
    }

    /** What the charset lacks is written without its accent, as an old system does it: Ł becomes L. */
    static String written(String text, Charset charset) {
        return written(text, charset.newEncoder());
    }

    private static String written(String text, CharsetEncoder encoder) {
        if (encoder.canEncode(text)) {
            return text;
        }
        StringBuilder plain = new StringBuilder();
        text.codePoints().forEach(c -> {
            String one = Character.toString(c);
            plain.append(encoder.canEncode(one) ? one : folded(one));
        });
        return plain.toString();
    }

    private static String folded(String letter) {
        String base =
                switch (letter) {
                    case "Ł" -> "L";
                    case "ł" -> "l";
                    case "ı" -> "i";
                    default -> Normalizer.normalize(letter, Normalizer.Form.NFD).replaceAll("\\p{M}", "");
                };
        return base;
    }

    static String quoted(Object value) {
        return value == null ? "\"\"" : "\"" + value.toString().replace("\"", "\"\"") + "\"";
    }

    static String cell(Object value) {
        String text = value == null ? "" : value.toString();
        return text.matches("(?s).*[\",\r\n].*") ? quoted(text) : text;
    }

    static String xml(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    @Override
    public void close() {
        try {
            out.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
