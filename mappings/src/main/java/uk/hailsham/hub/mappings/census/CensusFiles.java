package uk.hailsham.hub.mappings.census;

import java.nio.charset.Charset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import uk.hailsham.hub.domain.intake.DropContent;
import uk.hailsham.hub.domain.intake.DropRefused;
import uk.hailsham.hub.domain.intake.Rejection;
import uk.hailsham.hub.domain.school.School;
import uk.hailsham.hub.mappings.csv.WrittenCharset;

/**
 * The files of an export by what they hold; they can be gone through more than once. Pupils without the needs blade, or
 * needs without the pupils, are half an export and refused: every need of the school, or every pupil, would look gone.
 */
final class CensusFiles {
    private static final List<Blade> MANDATORY = List.of(Blade.PUPILS, Blade.NEEDS);
    /** Pupils last: what the others say of them is known by then. */
    private static final List<Blade> ORDER = List.of(Blade.NEEDS, Blade.ADDRESSES, Blade.FREE_MEALS, Blade.PUPILS);

    private final Map<Blade, File> files = new EnumMap<>(Blade.class);
    private final List<Rejection> notes = new ArrayList<>();
    private final long bytes;

    private record File(DropContent.Part part, Charset charset) {}

    CensusFiles(DropContent drop, School school) {
        Charset agreed = Charset.forName(school.layout().charset());
        drop.parts().forEach(part -> sort(new File(part, WrittenCharset.of(part, agreed, notes)), school));
        MANDATORY.forEach(blade -> require(blade, drop));
        bytes = files.values().stream().mapToLong(file -> file.part().size()).sum();
    }

    private void sort(File file, School school) {
        try (CensusInput input = CensusInput.open(file.part(), file.charset())) {
            Blade blade = input.blade();
            if (blade == null) {
                notes.add(note(
                        file,
                        "unknown-file",
                        "one of the census tables pupilonroll, senneeds, addressesonroll," + " fsmperiodsonroll"));
                return;
            }
            check(input, school);
            if (files.putIfAbsent(blade, file) != null) {
                throw input.refused(blade.table(), "second-blade", "one file of each table in a drop", "a second one");
            }
        }
    }

    private static void check(CensusInput input, School school) {
        for (String column : input.blade().needed()) {
            if (!input.has(column)) {
                throw input.refused(column, "missing-column", "the heading " + column, null);
            }
        }
        boolean schools = input.blade() == Blade.PUPILS && school.layout().nativeId() != null;
        if (schools && !input.has(Blade.NATIVE_ID)) {
            throw input.refused(Blade.NATIVE_ID, "missing-column", "the heading " + Blade.NATIVE_ID, null);
        }
        if (input.blade() == Blade.PUPILS && !input.hasNext()) {
            throw input.refused("", "no-rows", "at least one pupil after the headings", "headings only");
        }
    }

    private static Rejection note(File file, String code, String expected) {
        return new Rejection(file.part().name(), 0, "file", code, Rejection.Effect.FIELD_DROPPED, expected, null);
    }

    private void require(Blade blade, DropContent drop) {
        if (!files.containsKey(blade)) {
            String name = drop.parts().isEmpty() ? "" : drop.parts().get(0).name();
            throw new DropRefused(new Rejection(
                    name,
                    0,
                    blade.table(),
                    "missing-blade",
                    Rejection.Effect.FILE_REFUSED,
                    "a file with the headings " + String.join(", ", blade.needed()) + " in the same drop",
                    null));
        }
    }

    long bytes() {
        return bytes;
    }

    /** What was wrong with a file and yet stopped nothing. */
    List<Rejection> notes() {
        return List.copyOf(notes);
    }

    /** The sender's name of the file that holds this blade. */
    String name(Blade blade) {
        return files.get(blade).part().name();
    }

    /** All records from the beginning, those of the pupils last. */
    Pass pass() {
        return new Pass();
    }

    /** Once through all files. */
    final class Pass implements Iterator<CensusLine>, AutoCloseable {
        private final Deque<Blade> blades =
                new ArrayDeque<>(ORDER.stream().filter(files::containsKey).toList());
        private CensusInput input;

        @Override
        public boolean hasNext() {
            while (input == null || !input.hasNext()) {
                close();
                if (blades.isEmpty()) {
                    return false;
                }
                File file = files.get(blades.remove());
                input = CensusInput.open(file.part(), file.charset());
            }
            return true;
        }

        @Override
        public CensusLine next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            return input.next();
        }

        @Override
        public void close() {
            if (input != null) {
                input.close();
                input = null;
            }
        }
    }

    DropRefused refused(Blade blade, String field, String code, String expected, String found) {
        return new DropRefused(
                new Rejection(name(blade), 0, field, code, Rejection.Effect.FILE_REFUSED, expected, found));
    }
}
