package uk.hailsham.hub.mappings.sims;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import uk.hailsham.hub.domain.intake.DigestMap;
import uk.hailsham.hub.domain.intake.DropContent;
import uk.hailsham.hub.domain.intake.Rejection;
import uk.hailsham.hub.domain.intake.Row;
import uk.hailsham.hub.domain.intake.Rows;
import uk.hailsham.hub.domain.school.School;
import uk.hailsham.hub.mappings.csv.WrittenCharset;

/** The pupils of a report, each given as soon as the last of its rows is read. */
final class SimsRows implements Rows {
    /** Pupils whose rows are still to come, held at one time; a report sorted by pupil needs one. */
    static final int MOST_OPEN = 50_000;

    private final List<DropContent.Part> parts;
    private final School school;
    private final SimsMapping mapping;
    private int part = -1;
    private SimsInput input;
    private Charset charset;
    private final List<Rejection> notes = new ArrayList<>();
    private DigestMap lastRows;
    private Row next;
    private final Map<String, List<SimsRow>> open = new LinkedHashMap<>();
    private final DigestMap upnHolders = new DigestMap();

    SimsRows(DropContent drop, School school, SimsMapping mapping) {
        this.parts = drop.parts();
        this.school = school;
        this.mapping = mapping;
    }

    @Override
    public boolean hasNext() {
        while (next == null && (input != null && input.hasNext() || nextPart())) {
            next = input.hasNext() ? take(input.next()) : null;
        }
        return next != null;
    }

    @Override
    public Row next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        Row given = next;
        next = null;
        return given;
    }

    private boolean nextPart() {
        close();
        if (++part >= parts.size()) {
            return false;
        }
        charset = WrittenCharset.of(
                parts.get(part), Charset.forName(school.layout().charset()), notes);
        lastRows = lastRows();
        input = SimsInput.open(parts.get(part), school, charset);
        return true;
    }

    /** The first pass; what cannot be read at all is refused here, before anything is given. */
    private DigestMap lastRows() {
        DigestMap last = new DigestMap();
        try (SimsInput pass = SimsInput.open(parts.get(part), school, charset)) {
            while (pass.hasNext()) {
                SimsInput.Read read = pass.next();
                if (read.row() != null) {
                    last.put(read.row().pupil(), read.row().number());
                }
            }
        }
        return last;
    }

    /** Null while rows of the pupil are still to come. */
    private Row take(SimsInput.Read read) {
        if (read.row() == null) {
            return new Row.Unsound(List.of(read.at()), List.of(read.fault()));
        }
        String pupil = read.row().pupil();
        open.computeIfAbsent(pupil, key -> new ArrayList<>()).add(read.row());
        if (lastRows.get(pupil) > read.row().number()) {
            refuseWhenScattered();
            return null;
        }
        return mapping.row(read.at().file(), open.remove(pupil), anothersUpn(read.row()));
    }

    private void refuseWhenScattered() {
        if (open.size() > MOST_OPEN) {
            throw input.refused(
                    "name", "scattered-rows", "the rows of a pupil beside each other: sort the report by pupil", null);
        }
    }

    /** A UPN is allocated once: the pupil it comes with first keeps it, unless name or date of birth agrees. */
    private boolean anothersUpn(SimsRow row) {
        String upn = row.cell(SimsColumn.UPN);
        if (upn == null) {
            return false;
        }
        int name = (int) upnHolders.digest(String.valueOf(row.cell(SimsColumn.NAME)));
        int born = (int) upnHolders.digest(String.valueOf(row.cell(SimsColumn.DATE_OF_BIRTH)));
        long holder = upnHolders.get(upn);
        if (holder == 0) {
            upnHolders.put(upn, (long) name << 32 | born & 0xFFFFFFFFL | (name == 0 && born == 0 ? 1 : 0));
            return false;
        }
        return (int) (holder >>> 32) != name && (int) holder != born;
    }

    @Override
    public List<Rejection> notes() {
        return List.copyOf(notes);
    }

    @Override
    public void close() {
        if (input != null) {
            input.close();
            input = null;
        }
    }
}
