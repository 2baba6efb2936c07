package uk.hailsham.hub.config.codes;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import uk.hailsham.hub.config.yaml.Fault;
import uk.hailsham.hub.domain.code.CodeList;

/** One code list being read; a row with a fault is left out and the next one looked at. */
final class CodeFile {
    private static final List<String> COLUMNS = List.of("code", "means", "label", "from", "to");
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final String name;
    private final List<Fault> faults;
    private final Map<String, CodeList.Code> found = new LinkedHashMap<>();
    private final Map<String, Integer> lines = new LinkedHashMap<>();

    CodeFile(String name, List<Fault> faults) {
        this.name = name;
        this.faults = faults;
    }

    List<CodeList.Code> read(Path folder) {
        List<CsvRecord> rows = rows(folder);
        if (!rows.isEmpty() && hasHeader(rows.get(0))) {
            rows.stream().skip(1).forEach(this::add);
            checkMeanings();
        }
        return List.copyOf(found.values());
    }

    /** Strictly UTF-8, so that a list saved in another charset is told and not half understood. */
    private List<CsvRecord> rows(Path folder) {
        List<CsvRecord> rows = new ArrayList<>();
        try {
            String text = Files.readString(folder.resolve(name));
            CsvReader.builder()
                    .commentStrategy(CommentStrategy.SKIP)
                    .allowMissingFields(true) // told row by row, and not only the first
                    .allowExtraFields(true)
                    .ofCsvRecord(text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text)
                    .forEach(rows::add);
            if (rows.size() < 2) {
                fault(0, "", "expected a header and at least one code, found " + rows.size() + " rows");
            }
        } catch (IOException e) {
            fault(0, "", "expected a readable file in UTF-8, found none");
        } catch (CsvParseException e) {
            String why = e.getCause() == null ? "" : ": " + e.getCause().getMessage();
            fault(0, "", "expected CSV, found: " + e.getMessage() + why);
        }
        return rows;
    }

    private boolean hasHeader(CsvRecord row) {
        if (row.getFields().equals(COLUMNS)) {
            return true;
        }
        fault(
                row.getStartingLineNumber(),
                "",
                "expected the header " + String.join(",", COLUMNS) + ", found " + String.join(",", row.getFields()));
        return false;
    }

    private void add(CsvRecord row) {
        long line = row.getStartingLineNumber();
        if (row.getFieldCount() != COLUMNS.size()) {
            fault(line, "", "expected " + COLUMNS.size() + " columns, found " + row.getFieldCount());
            return;
        }
        String code = field(row, "code");
        LocalDate from = date(row, "from");
        LocalDate to = date(row, "to");
        if (code == null) {
            fault(line, "code", "expected a code, found none");
        } else if (found.containsKey(key(code))) {
            fault(line, "code", "expected each code once, found '" + code + "' again");
        } else {
            String means = field(row, "means");
            found.put(key(code), new CodeList.Code(code, means == null ? code : means, field(row, "label"), from, to));
            lines.put(key(code), (int) line);
        }
        if (from != null && to != null && to.isBefore(from)) {
            fault(line, "to", "expected a date not before from (" + from + "), found '" + to + "'");
        }
    }

    private void checkMeanings() {
        found.forEach((key, code) -> {
            if (!found.containsKey(key(code.means()))) {
                fault(lines.get(key), "means", "expected a code of this list, found '" + code.means() + "'");
            }
        });
    }

    private static String key(String code) {
        return code.toUpperCase(Locale.ROOT);
    }

    private static String field(CsvRecord row, String column) {
        String text = row.getField(COLUMNS.indexOf(column)).strip();
        return text.isEmpty() ? null : text;
    }

    private LocalDate date(CsvRecord row, String column) {
        String text = field(row, column);
        try {
            return text == null ? null : LocalDate.parse(text);
        } catch (DateTimeException e) {
            fault(
                    row.getStartingLineNumber(),
                    column,
                    "expected a date such as 2014-09-01, found '"
                            + text.lines().findFirst().orElse("") + "'");
            return null;
        }
    }

    private void fault(long line, String key, String message) {
        faults.add(new Fault(name, (int) line, key, message));
    }
}
