package uk.hailsham.hub.mappings.sims;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Queue;
import uk.hailsham.hub.domain.intake.DropContent;
import uk.hailsham.hub.domain.intake.Rejection;
import uk.hailsham.hub.domain.intake.Row;
import uk.hailsham.hub.domain.intake.Rows;
import uk.hailsham.hub.domain.school.School;

/** The pupils of a report, each given as soon as the last of its rows is read. */
final class SimsRows implements Rows {
    /** Bytes, about, of rows that wait for others of their pupil; a report sorted by pupil needs next to none. */
    static final long MOST_WAITING = 80L << 20;

    private final SimsFiles files;
    private final SimsMapping mapping;
    private final long mostWaiting;
    private final Map<String, SimsPupil> open = new HashMap<>();
    private final Queue<Row> ready = new ArrayDeque<>();
    private SimsSurvey survey;
    private SimsFiles.Pass pass;
    private int go = -1;
    private String current;
    private long waiting;

    SimsRows(DropContent drop, School school, SimsMapping mapping, long mostWaiting) {
        this.files = new SimsFiles(drop, school);
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
            survey = SimsSurvey.of(files, mostWaiting);
        }
        if (++go >= survey.goes()) {
            return false;
        }
        pass = files.pass();
        return true;
    }

    private void take(SimsInput.Read read) {
        if (read.row() == null) {
            if (go == 0) {
                ready.add(new Row.Unsound(List.of(read.at()), List.of(read.fault()), read.keys()));
            }
        } else if (survey.go(read.row()) == go) {
            gather(read.row().pupil(), read);
        }
    }

    private void gather(String pupil, SimsInput.Read read) {
        if (!pupil.equals(current)) {
            currentEnds();
            current = pupil;
        }
        SimsPupil rows = open.computeIfAbsent(pupil, key -> new SimsPupil());
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
        SimsPupil rows = open.remove(pupil);
        waiting -= rows.weight();
        ready.add(mapping.row(
                rows.records(), rows.rows(), survey.anothersUpn(rows.rows().get(0))));
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
