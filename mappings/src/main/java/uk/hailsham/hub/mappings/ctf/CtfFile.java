package uk.hailsham.hub.mappings.ctf;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import uk.hailsham.hub.domain.code.CodeLists;
import uk.hailsham.hub.domain.intake.DropContent;
import uk.hailsham.hub.domain.intake.PupilKeys;
import uk.hailsham.hub.domain.intake.Rejection;
import uk.hailsham.hub.domain.intake.Row;
import uk.hailsham.hub.domain.school.School;
import uk.hailsham.hub.mappings.xml.Extent;
import uk.hailsham.hub.mappings.xml.XmlElement;
import uk.hailsham.hub.mappings.xml.XmlInput;

/** One file being read: header, then pupils, to its last byte. */
final class CtfFile implements AutoCloseable {
    private static final ZoneId WALL = ZoneId.of("Europe/London");
    private static final Set<String> ROOTS = Set.of("CTfile", "ATfile");
    private static final Set<String> PUPILS = Set.of("CTFpupilData", "ATFpupilData");
    private static final Extent HEADER = new Extent(200, 20_000, Set.of("DataDescriptor"));
    /** A pupil's assessments are most of a file, and not the hub's business. */
    private static final Extent PUPIL =
            new Extent(10_000, 500_000, Set.of("StageAssessments", "NAWdetails", "SuppInfo"));

    /** Several times the pupils of a county. */
    private static final int MOST_PUPILS = 500_000;

    private final String name;
    private final XmlInput input;
    private final School school;
    private final CodeLists codes;
    private final LocalDate today;
    private final List<Rejection> notes = new ArrayList<>();
    private CtfHeader header = CtfHeader.NONE;
    private CtfMapping mapping;
    private boolean amongPupils;
    private int pupils;

    private CtfFile(String name, XmlInput input, School school, CodeLists codes, LocalDate today) {
        this.name = name;
        this.input = input;
        this.school = school;
        this.codes = codes;
        this.today = today;
    }

    static CtfFile open(DropContent.Part part, School school, CodeLists codes, Clock clock) {
        try {
            LocalDate today = LocalDate.ofInstant(clock.instant(), WALL);
            XmlInput input = XmlInput.open(part.name(), part.open());
            return new CtfFile(part.name(), input, school, codes, today).atRoot();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private CtfFile atRoot() {
        try {
            String root = input.root();
            if (!ROOTS.contains(root)) {
                throw input.refused("not-a-ctf", "the root element CTfile or ATfile", root);
            }
            return this;
        } catch (RuntimeException e) {
            input.close();
            throw e;
        }
    }

    /** The next pupil; null when the file has been read to its end and was sound to its end. */
    Row next() {
        while (true) {
            if (amongPupils && input.nextChild()) {
                if (!input.name().equals("Pupil")) {
                    input.pass();
                    continue;
                }
                return pupil();
            }
            amongPupils = false;
            if (!input.nextChild()) {
                input.end();
                return null;
            }
            section();
        }
    }

    private void section() {
        if (PUPILS.contains(input.name())) {
            amongPupils = true;
            mapping = new CtfMapping(school, codes, header.date() == null ? today : header.date(), header.laestab());
        } else if (input.name().equals("Header")) {
            header = CtfHeader.from(input.element(HEADER));
            checkSender();
            CtfVersion.note(name, header.version()).ifPresent(notes::add);
        } else {
            input.pass();
        }
    }

    private void checkSender() {
        String sender = header.laestab();
        boolean own = sender == null
                || school.laestabs().stream()
                        .anyMatch(laestab -> laestab.number().equals(sender));
        if (!own) {
            throw input.refused("another-school", "this school's own LEA and Estab, or XXX and XXXX", sender);
        }
    }

    private Row pupil() {
        Row.At at = new Row.At(name, ++pupils);
        if (pupils > MOST_PUPILS) {
            throw input.refused("too-large", "at most %,d pupils in a file".formatted(MOST_PUPILS), "more");
        }
        XmlElement element = input.element(PUPIL);
        CtfPupil pupil = CtfPupil.from(element);
        return element.cut() ? tooLarge(at, pupil) : mapping.row(at, pupil);
    }

    /** @param pupil what stood before it was cut off */
    private static Row tooLarge(Row.At at, CtfPupil pupil) {
        String expected =
                "a pupil of at most %,d elements and %,d characters".formatted(PUPIL.elements(), PUPIL.characters());
        return new Row.Unsound(
                List.of(at),
                List.of(new Rejection(
                        at.file(), at.row(), "Pupil", "too-large", Rejection.Effect.ROW_REJECTED, expected, "more")),
                PupilKeys.ofUnsound(null, pupil.upn(), pupil.surname(), pupil.forename(), null));
    }

    Optional<Instant> made() {
        return Optional.ofNullable(header.made());
    }

    List<Rejection> notes() {
        return notes;
    }

    @Override
    public void close() {
        input.close();
    }
}
