package uk.hailsham.hub.mappings.agencyform;

import java.awt.Color;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationWidget;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAppearanceStream;
import org.apache.pdfbox.pdmodel.interactive.form.PDTextField;
import uk.hailsham.hub.mappings.agencypdf.FormPen;
import uk.hailsham.hub.mappings.agencypdf.FormText;

/** A text field: its value as large as the box allows; what does not go in goes on at the end of the form. */
final class TextBox {
    private static final Color INK = new Color(0x1a, 0x1a, 0x1a);
    private static final Color QUIET = new Color(0x5a, 0x62, 0x6a);
    private static final Pattern SIZE = Pattern.compile("([0-9.]+)\\s+Tf");
    private static final float USUAL = 10;
    private static final float SMALLEST = 7;
    private static final float STEP = 0.5f;
    private static final float LEADING = 1.18f;
    private static final float PAD = 2.5f;
    private static final String GOES_ON = " … (continued on the last sheet)";

    private final PDDocument document;
    private final PDTextField field;
    private final FormText text;

    TextBox(PDDocument document, PDTextField field, FormText text) {
        this.document = document;
        this.field = field;
        this.text = text;
    }

    /** @param gap what is shown, and not said, when the value is empty */
    void set(String value, String gap, ContinuationSheet sheet) throws IOException {
        COSDictionary dictionary = field.getCOSObject();
        dictionary.setString(COSName.V, value);
        // Another text in other clothes, and a limit that the value may pass.
        dictionary.removeItem(COSName.RV);
        dictionary.removeItem(COSName.DV);
        dictionary.removeItem(COSName.MAX_LEN);
        field.setComb(false);
        boolean whole = true;
        for (PDAnnotationWidget widget : field.getWidgets()) {
            whole &= draw(widget, value.isEmpty() ? gap : value, value.isEmpty() ? QUIET : INK);
        }
        if (!whole) {
            sheet.add(Filling.label(field.getFullyQualifiedName()), value);
        }
    }

    static PDAppearanceStream blank(PDDocument document, PDRectangle box) {
        PDAppearanceStream appearance = new PDAppearanceStream(document);
        appearance.setBBox(new PDRectangle(box.getWidth(), box.getHeight()));
        appearance.setResources(new PDResources());
        return appearance;
    }

    private boolean draw(PDAnnotationWidget widget, String shown, Color colour) throws IOException {
        PDRectangle box = widget.getRectangle();
        float size = size();
        while (size > SMALLEST && !fits(lines(shown, size, box), size, box)) {
            size -= STEP;
        }
        List<String> lines = lines(shown, size, box);
        boolean whole = fits(lines, size, box);
        PDAppearanceStream appearance = blank(document, box);
        try (PDPageContentStream content = new PDPageContentStream(document, appearance)) {
            write(
                    new FormPen(content, text, box.getHeight()),
                    whole ? lines : cut(shown, size, box),
                    size,
                    box,
                    colour);
        }
        COSDictionary appearances = new COSDictionary();
        appearances.setItem(COSName.N, appearance);
        widget.getCOSObject().setItem(COSName.AP, appearances);
        widget.getCOSObject().removeItem(COSName.AS);
        return whole;
    }

    private void write(FormPen pen, List<String> lines, float size, PDRectangle box, Color colour) throws IOException {
        float free = box.getHeight() - lines.size() * size * LEADING;
        float baseline = (field.isMultiline() ? PAD : free / 2) + size * 0.95f;
        for (String line : lines) {
            pen.write(line, PAD, baseline, size, colour);
            baseline += size * LEADING;
        }
    }

    /** As many lines as go in, the last of which says that there is more. */
    private List<String> cut(String shown, float size, PDRectangle box) {
        float width = box.getWidth() - 2 * PAD;
        int room = Math.max(1, (int) ((box.getHeight() - PAD) / (size * LEADING)));
        List<String> all = text.wrapped(oneParagraph(shown), size, width);
        List<String> lines = new ArrayList<>(all.subList(0, Math.min(room, all.size())));
        String last = lines.remove(lines.size() - 1);
        while (!last.isEmpty() && text.width(last + GOES_ON, size) > width) {
            last = last.substring(0, last.offsetByCodePoints(last.length(), -1));
        }
        lines.add(last + GOES_ON);
        return lines;
    }

    private List<String> lines(String shown, float size, PDRectangle box) {
        return field.isMultiline()
                ? text.wrapped(shown, size, box.getWidth() - 2 * PAD)
                : List.of(text.showable(oneParagraph(shown)));
    }

    private static String oneParagraph(String shown) {
        return shown.lines().map(String::strip).collect(Collectors.joining(" / "));
    }

    private boolean fits(List<String> lines, float size, PDRectangle box) {
        float pad = field.isMultiline() ? PAD : 0;
        return lines.size() * size * LEADING <= box.getHeight() - pad
                && lines.stream().allMatch(line -> text.width(line, size) <= box.getWidth() - 2 * PAD);
    }

    /** The template's own, where it says one. */
    private float size() {
        String appearance = field.getDefaultAppearance();
        Matcher size = SIZE.matcher(appearance == null ? "" : appearance);
        float said = size.find() ? Float.parseFloat(size.group(1)) : 0;
        return said > 0 ? said : USUAL;
    }
}
