package uk.hailsham.hub.mappings.census;

import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Queue;
import uk.hailsham.hub.domain.identifier.Upn;
import uk.hailsham.hub.domain.intake.DropContent;
import uk.hailsham.hub.domain.intake.Rejection;
import uk.hailsham.hub.domain.intake.Row;
import uk.hailsham.hub.domain.intake.Rows;
import uk.hailsham.hub.domain.school.PupilKey;
import uk.hailsham.hub.domain.school.School;

/** The pupils of an export with what the other blades say of them, then what is said of nobody. */
final class CensusRows implements Rows {
    /** Bytes, about, of records that wait for their pupil; an export of more is read in several goes. */
    static final long MOST_WAITING = 96L << 20;

    private final CensusFiles files;
    private final CensusMapping mapping;
    private final String school;
    private final long mostWaiting;
    private final Queue<Row> ready = new ArrayDeque<>();
    private CensusSurvey survey;
    private CensusFiles.Pass pass;
    private Waiting waiting;
    private Iterator<List<Row>> left;
    private int go = -1;

    CensusRows(DropContent drop, School school, CensusMapping mapping, long mostWaiting) {
        this.files = new CensusFiles(drop, school);
        this.mapping = mapping;
        this.school = school.layout().nativeId();
        this.mostWaiting = mostWaiting;
    }

    @Override
    public boolean hasNext() {
        while (ready.isEmpty() && (pass != null || nextGo())) {
            if (pass.hasNext()) {
                take(pass.next());
            } else {
                giveLeft();
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
            survey = CensusSurvey.of(files, school, mostWaiting);
        }
        if (++go >= survey.goes()) {
            return false;
        }
        waiting = new Waiting(survey);
        left = null;
        pass = files.pass();
        return true;
    }

    private void take(CensusLine line) {
        boolean fits = line.fits();
        if (survey.go(fits ? Waiting.key(line) : "") != go) {
            return;
        }
        if (!fits) {
            ready.add(wrongCellCount(line));
        } else if (!survey.ours(line)) {
            ready.add(anotherSchools(line));
        } else if (line.blade() == Blade.PUPILS) {
            ready.add(pupil(line));
        } else {
            waiting.keep(line);
            refuseWhenTooMuchWaits(line);
        }
    }

    private Row pupil(CensusLine line) {
        CensusPupil pupil = mapping.pupil(line);
        List<Entry> entries = waiting.take(line, pupil.who());
        return mapping.row(pupil, entries, pupil.hasAnothersUpn(survey.upns()));
    }

    /** The survey reckons with pupils who have much the same number of records; half as much again is the end. */
    private void refuseWhenTooMuchWaits(CensusLine line) {
        if (waiting.weight() > mostWaiting + mostWaiting / 2) {
            throw files.refused(
                    line.blade(),
                    Blade.ID,
                    "too-many-rows-of-one-pupil",
                    "table ids that share the rows of the file among them",
                    null);
        }
    }

    private void giveLeft() {
        if (left == null) {
            left = waiting.left(files.name(Blade.PUPILS));
        }
        if (left.hasNext()) {
            ready.addAll(left.next());
        } else {
            close();
        }
    }

    /** Another school's pupils stand for nobody of this one. */
    private Row anotherSchools(CensusLine line) {
        return new Row.Unsound(
                List.of(line.at()),
                List.of(line.rejection(Blade.NATIVE_ID, "another-school", school, line.cell(Blade.NATIVE_ID))));
    }

    /** Its cells may have moved, but a sound UPN is one wherever it stands. */
    private static Row wrongCellCount(CensusLine line) {
        String expected = line.columns().count() + " cells";
        String found = String.valueOf(line.line().cells().size());
        List<PupilKey> keys = line.line().cells().stream()
                .map(Upn::normal)
                .filter(cell -> Upn.fault(cell).isEmpty())
                .map(upn -> new PupilKey(PupilKey.Kind.UPN, upn))
                .toList();
        return new Row.Unsound(
                List.of(line.at()), List.of(line.rejection("", "wrong-cell-count", expected, found)), keys);
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
