package uk.hailsham.hub.reconcile.pack;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import uk.hailsham.hub.reconcile.column.ColumnUse;
import uk.hailsham.hub.reconcile.column.Heading;
import uk.hailsham.hub.reconcile.column.Kind;
import uk.hailsham.hub.reconcile.column.Recognised;

/** Which facts a row of ints holds, and where; slot 0 says whether there is a record at all. */
public record Layout(List<Field> fields, int stride) {
    public static final int STATE = 0;
    public static final int ABSENT = 0;
    public static final int PRESENT = 1;

    /** The facts that files have in common; names take part wherever they stand, for they stray between columns. */
    public static Layout of(List<Recognised> files) {
        List<Field> fields = new ArrayList<>();
        int slot = 1;
        for (Kind kind : Kind.values()) {
            for (String subject : subjects(files, kind)) {
                Field field = new Field(kind, subject, slot, values(files, kind, subject));
                fields.add(field);
                slot += field.width() * field.values();
            }
        }
        return new Layout(List.copyOf(fields), slot);
    }

    private static List<String> subjects(List<Recognised> files, Kind kind) {
        boolean whole = files.stream().anyMatch(file -> file.has(Kind.WHOLE_NAME));
        return switch (kind) {
            case GIVEN_NAME, FAMILY_NAME ->
                whole || files.stream().allMatch(file -> file.has(kind)) ? List.of("") : List.of();
            case MIDDLE_NAME ->
                whole
                                || files.stream().allMatch(file -> file.has(Kind.GIVEN_NAME))
                                || files.stream().anyMatch(file -> file.has(kind))
                        ? List.of("")
                        : List.of();
            case BIRTH_DATE ->
                files.stream().allMatch(file -> file.has(kind) || file.has(Kind.BIRTH_YEAR)) ? List.of("") : List.of();
            case WHOLE_NAME, BIRTH_YEAR, BIRTH_MONTH, BIRTH_DAY -> List.of();
            default ->
                files.get(0).used().stream()
                        .filter(use -> use.heading().kind() == kind)
                        .map(use -> use.heading().subject())
                        .distinct()
                        .filter(subject -> files.stream().allMatch(file -> has(file, kind, subject)))
                        .toList();
        };
    }

    private static boolean has(Recognised file, Kind kind, String subject) {
        return file.used().stream()
                .map(ColumnUse::heading)
                .anyMatch(heading -> heading.kind() == kind && heading.subject().equals(subject));
    }

    private static int values(List<Recognised> files, Kind kind, String subject) {
        Heading other = new Heading(kind, subject, true);
        boolean two = files.stream()
                .flatMap(file -> file.used().stream())
                .anyMatch(use -> use.heading().equals(other));
        return two ? 2 : 1;
    }

    public Optional<Field> field(Kind kind) {
        return fields.stream().filter(field -> field.kind() == kind).findFirst();
    }

    public Optional<Field> field(Kind kind, String subject) {
        return fields.stream()
                .filter(field -> field.kind() == kind && field.subject().equals(subject))
                .findFirst();
    }

    public List<Field> fields(Kind kind) {
        return fields.stream().filter(field -> field.kind() == kind).toList();
    }
}
