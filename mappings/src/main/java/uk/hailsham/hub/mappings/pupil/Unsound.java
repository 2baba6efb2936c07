package uk.hailsham.hub.mappings.pupil;

import java.util.List;
import uk.hailsham.hub.domain.intake.Rejection;
import uk.hailsham.hub.domain.intake.Row;
import uk.hailsham.hub.domain.school.PupilKey;

/** Records that cannot be taken: what was found in them is why. */
public final class Unsound {
    private Unsound() {}

    /**
     * @param findings at least one
     * @param keys whose the records are, as far as they still tell
     */
    public static Row.Unsound row(List<Row.At> records, Findings findings, List<PupilKey> keys) {
        List<Rejection> rejections = records.stream()
                .flatMap(at -> findings.all().stream()
                        .map(f -> new Rejection(
                                at.file(),
                                at.row(),
                                f.field(),
                                f.code(),
                                Rejection.Effect.ROW_REJECTED,
                                f.expected(),
                                f.found())))
                .toList();
        return new Row.Unsound(records, rejections, keys);
    }

    /** A record that was rejected before any of its fields was looked at. */
    public static Row.Unsound row(Row.At at, String code, String expected, String found, List<PupilKey> keys) {
        return new Row.Unsound(
                List.of(at),
                List.of(new Rejection(at.file(), at.row(), "", code, Rejection.Effect.ROW_REJECTED, expected, found)),
                keys);
    }
}
