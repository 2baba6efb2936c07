package uk.hailsham.hub.mappings.csv;

import java.text.Normalizer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntPredicate;
import uk.hailsham.hub.domain.child.Finding;
import uk.hailsham.hub.domain.intake.Rejection;
import uk.hailsham.hub.domain.intake.Row;
import uk.hailsham.hub.domain.school.Days;

/** One line read cell by cell: a blank cell is null, an unsound one is null too and is remembered. */
public final class CheckedLine {
    private static final int SHOWN = 80;

    private final Row.At at;
    private final Columns columns;
    private final CsvLine line;
    private final List<Finding> findings = new ArrayList<>();

    public CheckedLine(Row.At at, Columns columns, CsvLine line) {
        this.at = at;
        this.columns = columns;
        this.line = line;
    }

    public Row.At at() {
        return at;
    }

    /** Text on one line. */
    public String text(String column, int longest) {
        return text(column, longest, Character::isISOControl);
    }

    /** Text that may go over several lines. */
    public String prose(String column, int longest) {
        return text(column, longest, c -> Character.isISOControl(c) && c != '\n' && c != '\r' && c != '\t');
    }

    private String text(String column, int longest, IntPredicate forbidden) {
        String cell = columns.cell(line, column);
        if (cell == null) {
            return null;
        }
        if (cell.chars().anyMatch(forbidden)) {
            find(column, "control-character", "text without control characters", null);
            return null;
        }
        String composed = Normalizer.normalize(cell, Normalizer.Form.NFC);
        if (composed.length() > longest) {
            find(column, "too-long", "at most " + longest + " characters", composed.length() + " characters");
            return null;
        }
        return composed;
    }

    /** What can be shown of a cell that {@link #prose} would not give: its beginning, without control characters. */
    public String beginning(String column, int longest) {
        String cell = columns.cell(line, column);
        if (cell == null) {
            return null;
        }
        String plain = cell.replaceAll("[\\p{Cntrl}&&[^\n\r\t]]", " ");
        return plain.length() > longest ? plain.substring(0, longest) : plain;
    }

    public LocalDate date(String column) {
        LocalDate day = read(column, WrittenTime::date, "not-a-date", "a date yyyy-MM-dd or dd/MM/yyyy");
        if (day == null || Days.spokenOf(day)) {
            return day;
        }
        find(column, "implausible-date", Days.EXPECTED, columns.cell(line, column));
        return null;
    }

    public Instant instant(String column) {
        return read(column, WrittenTime::instant, "not-a-time", "a time such as 2026-11-24T09:30:00Z");
    }

    public Boolean yesNo(String column) {
        return read(column, CheckedLine::yesNoOf, "not-yes-or-no", "yes or no");
    }

    /** What the reading makes of the cell; null, and a finding, when it makes nothing of it. */
    public <T> T read(String column, Function<String, Optional<T>> reading, String code, String expected) {
        String cell = text(column, CsvInput.CELL_CHARACTERS);
        if (cell == null) {
            return null;
        }
        Optional<T> read = reading.apply(cell);
        if (read.isEmpty()) {
            find(column, code, expected, cell);
        }
        return read.orElse(null);
    }

    /** The value itself; a missing one is remembered. */
    public <T> T required(String column, T value) {
        if (value == null && sound(column)) {
            find(column, "missing", "a value", null);
        }
        return value;
    }

    public void find(String field, String code, String expected, String found) {
        String shown = found != null && found.length() > SHOWN ? found.substring(0, SHOWN) + "…" : found;
        findings.add(new Finding(field, code, expected, shown));
    }

    /** False when something was found in this column. */
    public boolean sound(String column) {
        return findings.stream().noneMatch(finding -> finding.field().equals(column));
    }

    public boolean sound() {
        return findings.isEmpty();
    }

    /** All that was found so far. */
    public List<Rejection> rejections(Rejection.Effect effect) {
        return findings.stream()
                .map(f -> new Rejection(at.file(), at.row(), f.field(), f.code(), effect, f.expected(), f.found()))
                .toList();
    }

    private static Optional<Boolean> yesNoOf(String cell) {
        return switch (cell.toLowerCase(Locale.ROOT)) {
            case "yes", "y", "true", "1" -> Optional.of(true);
            case "no", "n", "false", "0" -> Optional.of(false);
            default -> Optional.empty();
        };
    }
}
