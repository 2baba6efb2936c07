package uk.hailsham.hub.mappings.rows;

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
final class RowFiles {
    private final List<DropContent.Part> parts;
    private final School.Layout layout;
    private final Report report;
    private final List<Charset> charsets = new ArrayList<>();
    private final List<Rejection> notes = new ArrayList<>();
    private int noted;

    RowFiles(DropContent drop, School.Layout layout, Report report) {
        this.parts = drop.parts();
        this.layout = layout;
        this.report = report;
        Charset agreed = Charset.forName(layout.charset());
        parts.forEach(part -> charsets.add(WrittenCharset.of(part, agreed, notes)));
    }

    long bytes() {
        return parts.stream().mapToLong(DropContent.Part::size).sum();
    }

    Report report() {
        return report;
    }

    /** What was wrong with a file and yet stopped nothing; complete when all files were gone through once. */
    List<Rejection> notes() {
        return List.copyOf(notes);
    }

    /** All rows from the beginning. */
    Pass pass() {
        return new Pass();
    }

    private RowInput open(int part) {
        RowInput input = RowInput.open(parts.get(part), charsets.get(part), layout.separator(), report);
        if (part == noted) {
            noted++;
            notes.addAll(input.notes());
        }
        return input;
    }

    /** Once through all files. */
    final class Pass implements Iterator<RowInput.Read>, AutoCloseable {
        private int part = -1;
        private RowInput input;
        private long place;

        @Override
        public boolean hasNext() {
            while (input == null || !input.hasNext()) {
                close();
                if (++part >= parts.size()) {
                    return false;
                }
                input = open(part);
            }
            return true;
        }

        @Override
        public RowInput.Read next() {
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
