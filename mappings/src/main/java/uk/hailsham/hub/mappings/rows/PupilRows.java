package uk.hailsham.hub.mappings.rows;

import java.util.ArrayDeque;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Queue;
import java.util.Set;
import uk.hailsham.hub.domain.intake.DropContent;
import uk.hailsham.hub.domain.intake.Rejection;
import uk.hailsham.hub.domain.intake.Row;
import uk.hailsham.hub.domain.intake.Rows;
import uk.hailsham.hub.domain.school.School;

/** The pupils of a report, each given as soon as the last of its rows is read. */
public final class PupilRows implements Rows {
    /** Bytes, about, of rows that wait for others of their pupil; a report sorted by pupil needs next to none. */
    public static final long MOST_WAITING = 80L << 20;

    private final RowFiles files;
    private final Report report;
    private final RowMapping mapping;
    private final long mostWaiting;
    private final Map<String, GatheredPupil> open = new HashMap<>();
    private final Queue<Row> ready = new ArrayDeque<>();
    private RowSurvey survey;
    private RowFiles.Pass pass;
    private int go = -1;
    private String current;
    private long waiting;

    /** @param mostWaiting bytes, about: {@link #MOST_WAITING} */
    public PupilRows(DropContent drop, School.Layout layout, Report report, RowMapping mapping, long mostWaiting) {
        this.files = new RowFiles(drop, layout, report);
        this.report = report;
        this.mapping = mapping;
        this.mostWaiting = mostWaiting;
    }

    @Override
    public boolean hasNext() {
        while (ready.isEmpty() && (pass != null || nextGo())) {
            if (pass.hasNext()) {
                take(pass.next());
            } else {
                currentEnds();
                close();
            }
        }
        return !ready.isEmpty();
    }

    @Override
    public Row next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return ready.remove();
    }

    private boolean nextGo() {
        if (survey == null) {
            survey = RowSurvey.of(files, mostWaiting);
        }
        if (++go >= survey.goes()) {
            return false;
        }
        pass = files.pass();
        return true;
    }

    private void take(RowInput.Read read) {
        String pupil = read.row() == null ? null : report.pupil(read.row());
        if (pupil == null) {
            if (go == 0) {
                ready.add(nobodys(read));
            }
        } else if (survey.go(read.row()) == go) {
            gather(pupil, read);
        }
    }

    private Row nobodys(RowInput.Read read) {
        return read.row() == null
                ? new Row.Unsound(List.of(read.at()), List.of(read.fault()), read.keys())
                : mapping.row(List.of(read.at()), List.of(read.row()), Set.of());
    }

    private void gather(String pupil, RowInput.Read read) {
        if (!pupil.equals(current)) {
            currentEnds();
            current = pupil;
        }
        GatheredPupil rows = open.computeIfAbsent(pupil, key -> new GatheredPupil());
        waiting -= rows.weight();
        rows.add(read.at(), read.row());
        waiting += rows.weight();
        refuseWhenTooMuchWaits();
        if (survey.last(pupil, pass.place())) {
            give(pupil);
        }
    }

    /** Another pupil's row follows, or nothing. */
    private void currentEnds() {
        if (current != null && !survey.scattered(current)) {
            give(current);
        }
        current = null;
    }

    private void give(String pupil) {
        GatheredPupil gathered = open.remove(pupil);
        waiting -= gathered.weight();
        boolean first = true;
        for (GatheredPupil.Group group : gathered.groups()) {
            ready.add(mapping.row(group.records(), group.rows(), anothers(group.first(), first)));
            first = false;
        }
    }

    /** The columns of which the pupil who came first keeps the value. */
    private Set<PupilColumn> anothers(PupilRow row, boolean first) {
        Set<PupilColumn> anothers = EnumSet.noneOf(PupilColumn.class);
        if (!first) {
            report.key(row).ifPresent(anothers::add);
        }
        if (survey.anothersUpn(row)) {
            anothers.add(PupilColumn.UPN);
        }
        return anothers;
    }

    /** The survey reckons with rows of much the same length; half as much again is the end. */
    private void refuseWhenTooMuchWaits() {
        if (waiting > mostWaiting + mostWaiting / 2) {
            throw pass.refused(
                    "name", "too-many-rows-wait", "the rows of a pupil beside each other: sort the report by pupil");
        }
    }

    @Override
    public List<Rejection> notes() {
        return files.notes();
    }

    @Override
    public void close() {
        if (pass != null) {
            pass.close();
            pass = null;
        }
    }
}
