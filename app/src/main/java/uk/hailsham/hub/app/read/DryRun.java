package uk.hailsham.hub.app.read;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import uk.hailsham.hub.domain.child.Child;
import uk.hailsham.hub.domain.child.Finding;
import uk.hailsham.hub.domain.code.CodeLists;
import uk.hailsham.hub.domain.intake.DigestMap;
import uk.hailsham.hub.domain.intake.DropContent;
import uk.hailsham.hub.domain.intake.PupilFormat;
import uk.hailsham.hub.domain.intake.PupilKeys;
import uk.hailsham.hub.domain.intake.Rejection;
import uk.hailsham.hub.domain.intake.Row;
import uk.hailsham.hub.domain.intake.Rows;
import uk.hailsham.hub.domain.school.PupilKey;
import uk.hailsham.hub.domain.school.School;

/**
 * Reads a drop twice: first to its end, so that a drop that must be refused gives nothing at all, and to learn where each
 * pupil stands last; then for good. Of a pupil who stands there twice the last word counts.
 */
final class DryRun {
    private final PupilFormat format;
    private final School school;
    private final CodeLists codes;
    private final DropContent drop;

    DryRun(PupilFormat format, School school, CodeLists codes, DropContent drop) {
        this.format = format;
        this.school = school;
        this.codes = codes;
        this.drop = drop;
    }

    /** Every source record has one fate: rows = accepted + superseded + rejected. */
    record Totals(int rows, int accepted, int superseded, int rejected, int children) {
        @Override
        public String toString() {
            return "rows=%d accepted=%d superseded=%d rejected=%d children=%d"
                    .formatted(rows, accepted, superseded, rejected, children);
        }
    }

    /** @throws uk.hailsham.hub.domain.intake.DropRefused before anything is given */
    Totals run(Consumer<Child> children, Consumer<Rejection> rejections) {
        DigestMap last = lastRows();
        int[] counts = new int[4];
        int position = 0;
        try (Rows rows = format.read(drop, school, codes)) {
            while (rows.hasNext()) {
                Row row = rows.next();
                position++;
                int records = row.records().size();
                if (row instanceof Row.Unsound unsound) {
                    counts[2] += records;
                    unsound.rejections().forEach(rejections);
                } else if (last.get(key(((Row.Sound) row).child())) > position) {
                    counts[1] += records;
                } else {
                    Row.Sound sound = (Row.Sound) row;
                    counts[0] += records;
                    counts[3]++;
                    children.accept(sound.child());
                    sound.child().findings().forEach(finding -> rejections.accept(dropped(sound, finding)));
                }
            }
            rows.notes().forEach(rejections);
        }
        return new Totals(counts[0] + counts[1] + counts[2], counts[0], counts[1], counts[2], counts[3]);
    }

    private DigestMap lastRows() {
        DigestMap last = new DigestMap();
        int position = 0;
        try (Rows rows = format.read(drop, school, codes)) {
            while (rows.hasNext()) {
                Row row = rows.next();
                position++;
                if (row instanceof Row.Sound sound) {
                    last.put(key(sound.child()), position);
                }
            }
        }
        return last;
    }

    /**
     * The pupil's first key in the school's order, with the date of birth bound to it: a key that stands on two people
     * does not make them one.
     */
    private String key(Child child) {
        List<PupilKey> keys = new ArrayList<>(PupilKeys.of(child));
        PupilKey first = school.pupilKey().stream()
                .flatMap(kind -> keys.stream().filter(key -> key.kind() == kind))
                .findFirst()
                .orElseGet(() -> keys.get(keys.size() - 1));
        return first.kind() + "|" + first.value() + "|" + child.dateOfBirth();
    }

    private static Rejection dropped(Row.Sound sound, Finding finding) {
        Row.At at = sound.records().get(0);
        return new Rejection(
                at.file(),
                at.row(),
                finding.field(),
                finding.code(),
                Rejection.Effect.FIELD_DROPPED,
                finding.expected(),
                finding.found());
    }
}
