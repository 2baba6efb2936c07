package uk.hailsham.hub.town.people;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;

/** A file of words beside the code. */
final class Words {
    private final Properties words = new Properties();

    Words(String file) {
        try (Reader in = new InputStreamReader(Words.class.getResourceAsStream(file), StandardCharsets.UTF_8)) {
            words.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Iterable<String> keys() {
        return words.stringPropertyNames();
    }

    String one(String key) {
        return words.getProperty(key).strip();
    }

    List<String> list(String key) {
        return split(one(key), "\\s+");
    }

    /** Columns between bars; within a column words between spaces. */
    List<List<String>> parts(String key) {
        return split(one(key), "\\|").stream()
                .map(column -> split(column.strip(), "\\s+"))
                .toList();
    }

    private static List<String> split(String text, String at) {
        return Arrays.stream(text.split(at)).filter(word -> !word.isBlank()).toList();
    }
}
