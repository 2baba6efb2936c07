package uk.hailsham.hub.mappings.ctf;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import uk.hailsham.hub.domain.code.CodeLists;
import uk.hailsham.hub.domain.intake.DropContent;
import uk.hailsham.hub.domain.intake.Rejection;
import uk.hailsham.hub.domain.intake.Row;
import uk.hailsham.hub.domain.intake.Rows;
import uk.hailsham.hub.domain.school.School;

/** The pupils of all files of a drop, one file after the other. */
final class CtfRows implements Rows {
    private final Iterator<DropContent.Part> parts;
    private final School school;
    private final CodeLists codes;
    private final Clock clock;
    private final List<Rejection> notes = new ArrayList<>();
    private Instant writtenAt;
    private CtfFile file;
    private Row next;

    CtfRows(DropContent drop, School school, CodeLists codes, Clock clock) {
        this.parts = drop.parts().iterator();
        this.school = school;
        this.codes = codes;
        this.clock = clock;
    }

    @Override
    public boolean hasNext() {
        while (next == null && (file != null || parts.hasNext())) {
            if (file == null) {
                file = CtfFile.open(parts.next(), school, codes, clock);
            }
            next = file.next();
            if (next == null) {
                notes.addAll(file.notes());
                file.made()
                        .filter(made -> writtenAt == null || made.isBefore(writtenAt))
                        .ifPresent(made -> writtenAt = made);
                close();
            }
        }
        return next != null;
    }

    @Override
    public Row next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        Row row = next;
        next = null;
        return row;
    }

    @Override
    public List<Rejection> notes() {
        return List.copyOf(notes);
    }

    @Override
    public Optional<Instant> writtenAt() {
        return Optional.ofNullable(writtenAt);
    }

    @Override
    public void close() {
        if (file != null) {
            file.close();
            file = null;
        }
    }
}
