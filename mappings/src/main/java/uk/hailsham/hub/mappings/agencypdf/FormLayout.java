package uk.hailsham.hub.mappings.agencypdf;

import java.awt.Color;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The rows of a form at one scale: how tall they are, and how they are drawn. */
final class FormLayout {
    static final Color INK = new Color(0x1a, 0x1a, 0x1a);
    static final Color QUIET = new Color(0x5a, 0x62, 0x6a);
    static final Color BAND = new Color(0x1f, 0x4e, 0x5f);
    private static final Color LINE = new Color(0xb4, 0xbc, 0xc4);
    private static final Color GAP = new Color(0xf2, 0xf4, 0xf6);

    private static final float VALUE = 10;
    private static final float LABEL = 7;
    private static final float HEADING = 9.5f;
    private static final float LEADING = 1.22f;
    private static final float PAD = 3.5f;
    private static final float BEFORE_HEADING = 7;

    private final FormText text;
    private final float left;
    private final float width;
    private final float scale;

    FormLayout(FormText text, float left, float width, float scale) {
        this.text = text;
        this.left = left;
        this.width = width;
        this.scale = scale;
    }

    float height(FormRow row) {
        if (row instanceof FormRow.Fields fields) {
            int lines = fields.fields().stream()
                    .mapToInt(field -> lines(fields, field).size())
                    .max()
                    .orElse(1);
            return scale * (2 * PAD + LABEL * LEADING + lines * VALUE * LEADING);
        }
        return scale * (BEFORE_HEADING + HEADING * LEADING + 2 * PAD);
    }

    float height(List<FormRow> rows) {
        float height = 0;
        for (FormRow row : rows) {
            height += height(row);
        }
        return height;
    }

    /** As many rows on each page as go there; a row taller than a page has one of its own. */
    List<List<FormRow>> pages(List<FormRow> rows, float room) {
        List<List<FormRow>> pages = new ArrayList<>(List.of(new ArrayList<>()));
        for (FormRow row : rows) {
            List<FormRow> page = pages.get(pages.size() - 1);
            if (!page.isEmpty() && height(page) + height(row) > room) {
                page = new ArrayList<>();
                pages.add(page);
            }
            page.add(row);
        }
        return pages;
    }

    void draw(FormPen pen, List<FormRow> rows, float top) throws IOException {
        float at = top;
        for (FormRow row : rows) {
            if (row instanceof FormRow.Fields fields) {
                draw(pen, fields, at, height(row));
            } else if (row instanceof FormRow.Heading heading) {
                draw(pen, heading, at);
            }
            at += height(row);
        }
    }

    private void draw(FormPen pen, FormRow.Heading heading, float top) throws IOException {
        float band = top + scale * BEFORE_HEADING;
        pen.fill(left, band, width, scale * (HEADING * LEADING + 2 * PAD), BAND);
        pen.write(heading.title(), left + 2 * PAD, band + scale * (PAD + HEADING), scale * HEADING, Color.WHITE);
    }

    private void draw(FormPen pen, FormRow.Fields row, float top, float tall) throws IOException {
        float cell = cell(row);
        float x = left;
        for (FormRow.Field field : row.fields()) {
            draw(pen, row, field, x, top, tall);
            x += cell;
        }
    }

    private void draw(FormPen pen, FormRow.Fields row, FormRow.Field field, float x, float top, float tall)
            throws IOException {
        if (field.value().isEmpty()) {
            pen.fill(x, top, cell(row), tall, GAP);
        }
        pen.frame(x, top, cell(row), tall, LINE);
        float baseline = top + scale * (PAD + LABEL);
        pen.write(field.field().label(), x + 2 * PAD, baseline, scale * LABEL, QUIET);
        baseline = top + scale * (PAD + LABEL * LEADING + VALUE);
        for (String line : lines(row, field)) {
            pen.write(line, x + 2 * PAD, baseline, scale * VALUE, field.value().isEmpty() ? QUIET : INK);
            baseline += scale * VALUE * LEADING;
        }
    }

    private List<String> lines(FormRow.Fields row, FormRow.Field field) {
        return field.value().isEmpty()
                ? List.of("not given")
                : text.wrapped(field.value(), scale * VALUE, cell(row) - 4 * PAD);
    }

    private float cell(FormRow.Fields row) {
        return width / row.fields().size();
    }
}
