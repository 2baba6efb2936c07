package uk.hailsham.hub.mappings.wonde;

import com.fasterxml.jackson.core.JsonToken;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import uk.hailsham.hub.domain.intake.DropContent;
import uk.hailsham.hub.domain.intake.Rejection;
import uk.hailsham.hub.domain.intake.Row;
import uk.hailsham.hub.domain.intake.Rows;
import uk.hailsham.hub.mappings.json.JsonInput;

/** The students of all pages, one at a time. */
final class WondeRows implements Rows {
    private final DropContent drop;
    private final WondeMapping mapping;
    private WondePages pages;
    private Iterator<WondePage> left;
    private WondePage page;
    private JsonInput input;
    private Row next;
    private int number;

    WondeRows(DropContent drop, WondeMapping mapping) {
        this.drop = drop;
        this.mapping = mapping;
    }

    @Override
    public boolean hasNext() {
        if (pages == null) {
            pages = WondePages.of(drop);
            left = pages.pages().iterator();
        }
        while (next == null && (input != null || left.hasNext())) {
            if (input == null) {
                openPage();
            }
            if (input.next() == JsonToken.END_ARRAY) {
                close();
            } else {
                next = row();
            }
        }
        return next != null;
    }

    /** To the beginning of its students; that the page is sound is known by now. */
    private void openPage() {
        page = left.next();
        input = WondePage.open(page.part());
        input.next();
        while (input.next() == JsonToken.FIELD_NAME) {
            boolean data = input.name().equals("data");
            input.next();
            if (data) {
                return;
            }
            input.skip();
        }
        throw input.refused("data", "not-a-page", "the same bytes at every reading", null);
    }

    private Row row() {
        Row.At at = new Row.At(page.part().name(), ++number);
        return mapping.row(at, WondeStudent.read(input), pages.upns());
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
        return pages == null ? List.of() : pages.notes();
    }

    @Override
    public void close() {
        if (input != null) {
            input.close();
            input = null;
        }
    }
}
