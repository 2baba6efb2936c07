package uk.hailsham.hub.mappings.bromcom;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import uk.hailsham.hub.domain.intake.DropContent;
import uk.hailsham.hub.domain.intake.DropRefused;
import uk.hailsham.hub.domain.intake.Rejection;
import uk.hailsham.hub.domain.intake.Row;
import uk.hailsham.hub.domain.intake.Rows;
import uk.hailsham.hub.domain.school.School;
import uk.hailsham.hub.mappings.json.JsonBounds;
import uk.hailsham.hub.mappings.json.JsonInput;
import uk.hailsham.hub.mappings.pupil.Unsound;

/** The learners of all files of a drop, one file after the other. */
final class BromcomRows implements Rows {
    /** More than a county has: such a file was not made for this hub. */
    private static final int MOST = 500_000;

    private final Iterator<DropContent.Part> parts;
    private final Charset charset;
    private final BromcomMapping mapping;
    private DropContent.Part part;
    private BromcomFile file;
    private int number;
    private boolean learners;
    private Row next;

    BromcomRows(DropContent drop, School school, BromcomMapping mapping) {
        this.parts = drop.parts().iterator();
        this.charset = school.layout() == null
                ? StandardCharsets.UTF_8
                : Charset.forName(school.layout().charset());
        this.mapping = mapping;
    }

    @Override
    public boolean hasNext() {
        while (next == null && (file != null || parts.hasNext())) {
            next = read();
        }
        return next != null;
    }

    /** Null at the end of a file. */
    private Row read() {
        if (file == null) {
            part = parts.next();
            number = 0;
            learners = false;
            file = new BromcomFile(input());
        }
        BromcomFile.Element element = file.next();
        if (element == null) {
            refuseWithoutLearners();
            close();
            return null;
        }
        return row(new Row.At(part.name(), ++number), element);
    }

    private Row row(Row.At at, BromcomFile.Element element) {
        if (number > MOST) {
            throw refused("too-large", "at most " + MOST + " learners", null);
        }
        learners |= element.isLearner();
        if (element.tooLarge()) {
            return Unsound.row(
                    at,
                    "too-large",
                    BromcomFile.LEARNER_BOUNDS,
                    "more",
                    BromcomIdentity.keysOfBeginning(element.value()));
        }
        return element.value().isNothing()
                ? Unsound.row(at, "not-an-object", "a learner as an object { … }", null, List.of())
                : mapping.row(at, element.value());
    }

    private void refuseWithoutLearners() {
        if (number == 0) {
            throw refused("no-learners", "at least one learner", "nothing");
        }
        if (!learners) {
            throw refused("not-learners", "learners with LearnerId, UPN or DateOfBirth", "other objects");
        }
    }

    /** A failing disk is the world's fault and stays an I/O failure; everything else is the file's. */
    private JsonInput input() {
        try {
            return JsonInput.open(part.name(), part.open(), charset, JsonBounds.LENIENT, this::place);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String place(int line) {
        return "line " + line + ", after object " + number;
    }

    private DropRefused refused(String code, String expected, String found) {
        return new DropRefused(
                new Rejection(part.name(), 0, file.at(), code, Rejection.Effect.FILE_REFUSED, expected, found));
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
    public void close() {
        if (file != null) {
            file.close();
            file = null;
        }
    }
}
