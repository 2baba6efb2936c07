package uk.hailsham.hub.mappings.sims;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import uk.hailsham.hub.domain.intake.DropContent;
import uk.hailsham.hub.domain.intake.DropRefused;
import uk.hailsham.hub.domain.intake.Rejection;
import uk.hailsham.hub.domain.school.School;
import uk.hailsham.hub.mappings.csv.WrittenCharset;

/** The files of a drop, which can be gone through more than once. */
final class SimsFiles {
    private final List<DropContent.Part> parts;
    private final School school;
    private final List<Charset> charsets = new ArrayList<>();
    private final List<Rejection> notes = new ArrayList<>();

    SimsFiles(DropContent drop, School school) {
        this.parts = drop.parts();
        this.school = school;
        Charset agreed = Charset.forName(school.layout().charset());
        parts.forEach(part -> charsets.add(WrittenCharset.of(part, agreed, notes)));
    }

    long bytes() {
        return parts.stream().mapToLong(DropContent.Part::size).sum();
    }

    /** What was wrong with a file and yet stopped nothing. */
    List<Rejection> notes() {
        return List.copyOf(notes);
    }

    /** All rows from the beginning. */
    Pass pass() {
        return new Pass();
    }

    /** Once through all files. */
    final class Pass implements Iterator<SimsInput.Read>, AutoCloseable {
        private int part = -1;
        private SimsInput input;
        private long place;

        @Override
        public boolean hasNext() {
            while (input == null || !input.hasNext()) {
                close();
                if (++part >= parts.size()) {
                    return false;
                }
                input = SimsInput.open(parts.get(part), school, charsets.get(part));
            }
            return true;
        }

        @Override
        public SimsInput.Read next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            place++;
            return input.next();
        }

        /** Of the row given last among the rows of all files, from 1. */
        long place() {
            return place;
        }

        DropRefused refused(String field, String code, String expected) {
            return input.refused(field, code, expected, null);
        }

        @Override
        public void close() {
            if (input != null) {
                input.close();
                input = null;
            }
        }
    }
}
