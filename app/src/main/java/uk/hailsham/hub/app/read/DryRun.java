package uk.hailsham.hub.app.read;

import java.util.List;
import java.util.function.Consumer;
import uk.hailsham.hub.domain.child.Child;
import uk.hailsham.hub.domain.child.Finding;
import uk.hailsham.hub.domain.code.CodeLists;
import uk.hailsham.hub.domain.intake.DropContent;
import uk.hailsham.hub.domain.intake.LastPlaces;
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
        LastPlaces last = lastPlaces();
        Count count = new Count();
        try (Rows rows = format.read(drop, school, codes)) {
            for (int place = 1; rows.hasNext(); place++) {
                Row row = rows.next();
                int records = row.records().size();
                if (row instanceof Row.Unsound unsound) {
                    count.rejected += records;
                    unsound.rejections().forEach(rejections);
                } else if (saidAgain((Row.Sound) row, place, last)) {
                    count.superseded += records;
                } else {
                    Row.Sound sound = (Row.Sound) row;
                    count.accepted += records;
                    count.children++;
                    children.accept(sound.child());
                    sound.child().findings().forEach(finding -> rejections.accept(dropped(sound, finding)));
                }
            }
            rows.notes().forEach(rejections);
        }
        return count.totals();
    }

    private static final class Count {
        private int accepted;
        private int superseded;
        private int rejected;
        private int children;

        Totals totals() {
            return new Totals(accepted + superseded + rejected, accepted, superseded, rejected, children);
        }
    }

    private LastPlaces lastPlaces() {
        LastPlaces last = new LastPlaces(
                drop.parts().stream().mapToLong(DropContent.Part::size).sum());
        try (Rows rows = format.read(drop, school, codes)) {
            for (int place = 1; rows.hasNext(); place++) {
                if (rows.next() instanceof Row.Sound sound) {
                    for (String identity : identities(sound.child())) {
                        last.note(identity, place);
                    }
                }
            }
        }
        return last;
    }

    private boolean saidAgain(Row.Sound sound, int place, LastPlaces last) {
        return identities(sound.child()).stream().anyMatch(identity -> last.of(identity) > place);
    }

    /**
     * The pupil's first key in the school's order, once with the given name and once with the date of birth: who has the
     * key but neither of them is another pupil, as the comparison in the database has it too.
     */
    private List<String> identities(Child child) {
        List<PupilKey> keys = PupilKeys.of(child);
        PupilKey first = school.pupilKey().stream()
                .flatMap(kind -> keys.stream().filter(key -> key.kind() == kind))
                .findFirst()
                .orElse(null);
        if (first == null) {
            return List.of();
        }
        String key = first.kind() + "|" + first.value();
        return List.of(
                key + "|given|" + PupilKeys.folded(child.legalName().given()), key + "|born|" + child.dateOfBirth());
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
