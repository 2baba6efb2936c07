package uk.hailsham.hub.config;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Map;
import uk.hailsham.hub.config.yaml.Block;
import uk.hailsham.hub.domain.intake.ColumnChoice;
import uk.hailsham.hub.domain.school.School;
import uk.hailsham.hub.domain.school.WrittenDates;

/** How a school's text files are laid out: {@code layout} and {@code columns} of its file. */
final class SchoolLayout {
    private static final Map<String, Character> SEPARATORS =
            Map.of(",", ',', ";", ';', "|", '|', "tab", '\t', "comma", ',', "semicolon", ';', "bar", '|');

    private SchoolLayout() {}

    static School.Layout read(Block block) {
        String charset = block.optional(
                        "charset",
                        "a charset such as windows-1252",
                        text -> Charset.forName(text).name())
                .orElse(School.Layout.USUAL.charset());
        char separator = block.optional("separator", "comma, semicolon, tab or bar", SchoolLayout::separator)
                .orElse(School.Layout.USUAL.separator());
        List<String> patterns = block.oneOrMore("datePattern").stream()
                .filter(pattern -> isPattern(block, pattern))
                .toList();
        String nativeId = block.optional("nativeId").orElse(null);
        block.end();
        return new School.Layout(
                charset, separator, patterns.isEmpty() ? School.Layout.USUAL.datePatterns() : patterns, nativeId);
    }

    private static char separator(String text) {
        Character separator = SEPARATORS.get(text);
        if (separator == null) {
            throw new IllegalArgumentException();
        }
        return separator;
    }

    private static boolean isPattern(Block block, String pattern) {
        try {
            new WrittenDates(List.of(pattern));
            return true;
        } catch (IllegalArgumentException e) {
            block.fault("datePattern", "expected a date pattern such as dd/MM/yyyy, found '" + pattern + "'");
            return false;
        }
    }

    /** @param choice null when nobody knows the format */
    static void checkColumns(Block file, School school, ColumnChoice choice) {
        if (choice == null) {
            return;
        }
        file.block("columns").ifPresent(block -> {
            if (choice.fields().isEmpty()) {
                file.fault("columns", "expected none: the format " + school.format() + " names its own columns");
            } else {
                block.only("a field", choice.fields());
            }
        });
        for (List<String> fields : choice.needed()) {
            if (fields.stream().noneMatch(school.columns()::containsKey)) {
                file.fault("columns", "expected a heading for " + String.join(" or ", fields) + ", found none");
            }
        }
    }
}
