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
import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.Collectors;

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
            out.write(written(text, encoder));
            out.write(end);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
        return switch (letter) {
            case "Ł" -> "L";
            case "ł" -> "l";
            case "ı" -> "i";
            default -> Normalizer.normalize(letter, Normalizer.Form.NFD).replaceAll("\\p{M}", "");
        };
    }

    static String quoted(Object value) {
        return value == null ? "\"\"" : "\"" + value.toString().replace("\"", "\"\"") + "\"";
    }

    static String cell(Object value) {
        String text = value == null ? "" : value.toString();
        return text.chars().anyMatch(c -> c == '"' || c == ',' || c == '\r' || c == '\n') ? quoted(text) : text;
    }

    static String cells(Object... values) {
        return joined(Text::cell, values);
    }

    static String quotedCells(Object... values) {
        return joined(Text::quoted, values);
    }

    private static String joined(Function<Object, String> form, Object... values) {
        return Arrays.stream(values).map(form).collect(Collectors.joining(","));
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
