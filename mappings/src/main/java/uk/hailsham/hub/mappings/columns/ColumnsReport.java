package uk.hailsham.hub.mappings.columns;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import uk.hailsham.hub.domain.school.PupilKey;
import uk.hailsham.hub.domain.school.School;
import uk.hailsham.hub.mappings.rows.Headings;
import uk.hailsham.hub.mappings.rows.PupilColumn;
import uk.hailsham.hub.mappings.rows.PupilRow;
import uk.hailsham.hub.mappings.rows.Report;

/** The columns as the school's YAML names them. */
final class ColumnsReport implements Report {
    private final Map<PupilColumn, List<String>> own = new EnumMap<>(PupilColumn.class);
    private final List<PupilColumn> keys;

    ColumnsReport(School school) {
        for (PupilColumn column : PupilColumn.values()) {
            List<String> headings = school.columns().get(column.field());
            if (headings != null) {
                own.put(column, headings);
            }
        }
        this.keys = school.pupilKey().stream()
                .map(ColumnsReport::column)
                .takeWhile(Objects::nonNull)
                .filter(own::containsKey)
                .toList();
    }

    /** Null for the name, behind which no other key is asked; a former UPN is nobody's key within a file. */
    private static PupilColumn column(PupilKey.Kind kind) {
        return switch (kind) {
            case LOCAL_ID -> PupilColumn.LOCAL_ID;
            case UPN, FORMER_UPN -> PupilColumn.UPN;
            case NAME_AND_DATE_OF_BIRTH -> null;
        };
    }

    /** Blanks, case and line breaks of a heading do not matter. */
    private static String plain(String heading) {
        return heading.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
    }

    @Override
    public Headings headings(List<String> cells) {
        List<String> headings = cells.stream().map(ColumnsReport::plain).toList();
        Map<PupilColumn, List<Integer>> found = new EnumMap<>(PupilColumn.class);
        own.forEach((column, names) -> found.put(
                column,
                names.stream()
                        .map(name -> headings.indexOf(plain(name)))
                        .filter(position -> position >= 0)
                        .toList()));
        return new Headings(cells.size(), found);
    }

    @Override
    public List<HeadingFault> faults(List<String> cells, Headings headings) {
        List<String> plain = cells.stream().map(ColumnsReport::plain).toList();
        List<HeadingFault> faults = new ArrayList<>();
        own.forEach((column, names) -> {
            if (!headings.has(column)) {
                faults.add(new HeadingFault(
                        column.field(),
                        "missing-column",
                        "a column " + String.join(" or ", names),
                        cells.size() + (cells.size() == 1 ? " column" : " columns"),
                        isNeeded(column, headings)));
            }
            names.stream()
                    .filter(name -> Collections.frequency(plain, plain(name)) > 1)
                    .forEach(name -> faults.add(new HeadingFault(
                            column.field(), "repeated-column", "one column " + name, "several", false)));
        });
        faults.sort((one, other) -> Boolean.compare(other.refuses(), one.refuses()));
        return faults;
    }

    /** Without name or date of birth every row would be rejected; the first key missing is a file of another kind. */
    private boolean isNeeded(PupilColumn column, Headings headings) {
        boolean named =
                headings.has(PupilColumn.NAME) || headings.has(PupilColumn.FAMILY) && headings.has(PupilColumn.GIVEN);
        return switch (column) {
            case DATE_OF_BIRTH -> true;
            case NAME, FAMILY, GIVEN -> !named;
            default -> !keys.isEmpty() && keys.get(0) == column;
        };
    }

    @Override
    public String pupil(PupilRow row) {
        return key(row).map(column -> column + "|" + row.cell(column).toUpperCase(Locale.ROOT))
                .orElseGet(row::who);
    }

    @Override
    public Optional<PupilColumn> key(PupilRow row) {
        return keys.stream().filter(column -> row.cell(column) != null).findFirst();
    }
}
