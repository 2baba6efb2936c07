package uk.hailsham.hub.mappings;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import uk.hailsham.hub.domain.child.Child;
import uk.hailsham.hub.domain.intake.Rejection;
import uk.hailsham.hub.domain.intake.Row;
import uk.hailsham.hub.mappings.child.ChildJson;

/** What a format made of a case's files, as the case's expected files say it. */
public record Reading(String children, String rejections, String totals) {
    public static final String HEADER = "file,row,field,code,effect,expected,found\n";

    public static Reading of(List<Row> rows, List<Rejection> notes) {
        List<Child> children = new ArrayList<>();
        List<Rejection> rejections = new ArrayList<>(notes);
        for (Row row : rows) {
            if (row instanceof Row.Sound sound) {
                children.add(sound.child());
                sound.child()
                        .findings()
                        .forEach(f -> rejections.add(new Rejection(
                                sound.records().get(0).file(),
                                sound.records().get(0).row(),
                                f.field(),
                                f.code(),
                                Rejection.Effect.FIELD_DROPPED,
                                f.expected(),
                                f.found())));
            } else if (row instanceof Row.Unsound unsound) {
                rejections.addAll(unsound.rejections());
            }
        }
        return new Reading(
                children.stream().map(child -> ChildJson.write(child) + "\n").collect(Collectors.joining()),
                HEADER + rejections.stream().map(Reading::line).collect(Collectors.joining()),
                totals(rows));
    }

    public static String line(Rejection r) {
        return Stream.of(r.file(), "" + r.row(), r.field(), r.code(), r.effect().word(), r.expected(), r.found())
                        .map(Reading::cell)
                        .collect(Collectors.joining(","))
                + "\n";
    }

    private static String cell(String text) {
        if (text == null) {
            return "";
        }
        return text.matches("(?s).*[\",\n].*") ? "\"" + text.replace("\"", "\"\"") + "\"" : text;
    }

    /** Counts records, of which a child may have several. */
    private static String totals(List<Row> rows) {
        int accepted = records(rows, Row.Sound.class);
        int rejected = records(rows, Row.Unsound.class);
        long children = rows.stream().filter(Row.Sound.class::isInstance).count();
        return "rows=%d accepted=%d superseded=0 rejected=%d children=%d%n"
                .formatted(accepted + rejected, accepted, rejected, children);
    }

    private static int records(List<Row> rows, Class<? extends Row> kind) {
        return rows.stream()
                .filter(kind::isInstance)
                .mapToInt(row -> row.records().size())
                .sum();
    }
}
