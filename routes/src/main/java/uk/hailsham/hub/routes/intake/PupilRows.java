package uk.hailsham.hub.routes.intake;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import uk.hailsham.hub.connectors.store.Said;
import uk.hailsham.hub.domain.agreement.Agreement;
import uk.hailsham.hub.domain.agreement.Kept;
import uk.hailsham.hub.domain.child.Child;
import uk.hailsham.hub.domain.child.Finding;
import uk.hailsham.hub.domain.child.Origin;
import uk.hailsham.hub.domain.child.Protection;
import uk.hailsham.hub.domain.identifier.Shown;
import uk.hailsham.hub.domain.intake.DropRefused;
import uk.hailsham.hub.domain.intake.ErrorProfile;
import uk.hailsham.hub.domain.intake.PupilKeys;
import uk.hailsham.hub.domain.intake.Rejection;
import uk.hailsham.hub.domain.intake.Rejection.Effect;
import uk.hailsham.hub.domain.intake.Row;
import uk.hailsham.hub.domain.intake.Rows;
import uk.hailsham.hub.domain.school.PupilKey;
import uk.hailsham.hub.mappings.child.ChildJson;

/** Rows of a format as the store takes them; a drop without any is refused, or a whole roll would seem to have left. */
final class PupilRows implements Iterator<Said> {
    private final Rows rows;
    private final UUID drop;
    private final PupilStaging.Fingerprint fingerprint;
    private final ErrorProfile.Count count = new ErrorProfile.Count();
    private final Agreement agreement;
    private final Predicate<List<PupilKey>> concerned;
    private final Seals.Guard seals;
    private final Map<String, Integer> notKept = new TreeMap<>();
    private List<Rejection> notes = List.of();
    private boolean any;
    private long nanos;

    /**
     * @param agreement of the school, null for everything
     * @param concerned who is referred, or has a need that is not in the drop, by the pupil's keys
     */
    PupilRows(
            Rows rows,
            UUID drop,
            PupilStaging.Fingerprint fingerprint,
            Agreement agreement,
            Predicate<List<PupilKey>> concerned,
            Seals.Guard seals) {
        this.seals = seals;
        this.agreement = agreement;
        this.concerned = concerned;
        this.rows = rows;
        this.drop = drop;
        this.fingerprint = fingerprint;
    }

    @Override
    public boolean hasNext() {
        long begun = System.nanoTime();
        boolean more = rows.hasNext();
        nanos += System.nanoTime() - begun;
        if (!more && !any) {
            throw new DropRefused(new Rejection(
                    "", 0, "file", "no-records", Effect.FILE_REFUSED, "at least one record of a pupil", "none"));
        }
        return more;
    }

    @Override
    public Said next() {
        long begun = System.nanoTime();
        try {
            return read();
        } finally {
            nanos += System.nanoTime() - begun;
        }
    }

    private Said read() {
        Row row = rows.next();
        any = true;
        notes = rows.hasNext() ? List.of() : rows.notes();
        if (row instanceof Row.Unsound unsound) {
            count.pupil(unsound.rejections());
            return new Said.Refused(unsound.records(), withNotes(unsound.rejections()), unsound.keys());
        }
        return taken((Row.Sound) row);
    }

    private Said taken(Row.Sound sound) {
        Child child = sound.child();
        List<PupilKey> keys = PupilKeys.of(child);
        return seals.withhold(sound.records(), keys, child.identifiers().localId(), child)
                .orElseGet(() -> taken(sound, child, keys));
    }

    private Said taken(Row.Sound sound, Child child, List<PupilKey> keys) {
        Child kept = kept(child, keys);
        Child open = Protection.open(kept);
        List<Rejection> dropped = child.findings().stream()
                .map(finding -> dropped(sound, finding))
                .toList();
        count.pupil(dropped);
        String document = ChildJson.write(Protection.withoutOrigin(open));
        String facts = Protection.facts(kept).map(ChildJson::write).orElse(null);
        return new Said.Taken(
                sound.records(),
                keys,
                new Said.Person(PupilKeys.folded(child.legalName().given()), child.dateOfBirth()),
                fingerprint.of(document + facts),
                ChildJson.at(document, inDrop(open.source())),
                facts,
                false,
                withNotes(dropped));
    }

    /** How long it took to read what was asked for so far. */
    long nanos() {
        return nanos;
    }

    /** Of the rows that were asked for so far. */
    ErrorProfile profile() {
        return count.profile();
    }

    /** Before anything is compared: what is not kept can change nothing, and comes when the child is concerned. */
    private Child kept(Child child, List<PupilKey> keys) {
        Kept kept = Kept.of(child, agreement, concerned.test(keys));
        kept.not().forEach(group -> notKept.merge(group.word(), 1, Integer::sum));
        return kept.child();
    }

    /** Of how many pupils so far what was not kept, by the word of the group. */
    Map<String, Integer> notKept() {
        return notKept;
    }

    /** What was wrong with a file as a whole goes with its last row. */
    private List<Rejection> withNotes(List<Rejection> rejections) {
        return Stream.concat(rejections.stream(), notes.stream()).toList();
    }

    private Origin inDrop(Origin origin) {
        return new Origin(origin.school(), Shown.DROP.of(drop), origin.file(), origin.row());
    }

    private static Rejection dropped(Row.Sound sound, Finding finding) {
        Row.At first = sound.records().get(0);
        return new Rejection(
                first.file(),
                first.row(),
                finding.field(),
                finding.code(),
                Effect.FIELD_DROPPED,
                finding.expected(),
                finding.found());
    }
}
