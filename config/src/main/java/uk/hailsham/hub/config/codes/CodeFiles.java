package uk.hailsham.hub.config.codes;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import uk.hailsham.hub.domain.code.CodeList;
import uk.hailsham.hub.domain.code.CodeLists;

/** Reads {@code config/codes/*.csv}: code, means, label, from, to; lines that begin with # are comments. */
public final class CodeFiles {
    private static final String ENDING = ".csv";

    private CodeFiles() {}

    /** @throws IllegalArgumentException naming file and line, when a row is not as it should be */
    public static CodeLists read(Path folder) throws IOException {
        Map<String, CodeList> lists = new HashMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(ENDING)).toList()) {
                String name = file.getFileName().toString();
                String list = name.substring(0, name.length() - ENDING.length());
                lists.put(list, new CodeList(list, codes(file)));
            }
        }
        return new CodeLists(lists);
    }

    private static List<CodeList.Code> codes(Path file) throws IOException {
        try (CsvReader<NamedCsvRecord> rows = CsvReader.builder()
                        .commentStrategy(de.siegmar.fastcsv.reader.CommentStrategy.SKIP)
                        .ofNamedCsvRecord(file);
                Stream<NamedCsvRecord> stream = rows.stream()) {
            return stream.map(row -> code(file, row)).toList();
        }
    }

    private static CodeList.Code code(Path file, NamedCsvRecord row) {
        String code = field(row, "code");
        if (code == null) {
            throw new IllegalArgumentException("codes/" + file.getFileName() + ":" + row.getStartingLineNumber()
                    + ": code: expected a code, found none");
        }
        String means = field(row, "means");
        return new CodeList.Code(
                code,
                means == null ? code : means,
                field(row, "label"),
                date(file, row, "from"),
                date(file, row, "to"));
    }

    private static String field(NamedCsvRecord row, String name) {
        return row.findField(name)
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .orElse(null);
    }

    private static LocalDate date(Path file, NamedCsvRecord row, String name) {
        String text = field(row, name);
        try {
            return text == null ? null : LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("codes/" + file.getFileName() + ":" + row.getStartingLineNumber() + ": "
                    + name + ": expected a date such as 2014-09-01, found '" + text + "'");
        }
    }
}
