package uk.hailsham.hub.mappings.agencyform;

import java.awt.Color;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationWidget;
import org.apache.pdfbox.pdmodel.interactive.form.PDAcroForm;
import org.apache.pdfbox.pdmodel.interactive.form.PDCheckBox;
import org.apache.pdfbox.pdmodel.interactive.form.PDTerminalField;
import org.apache.pdfbox.pdmodel.interactive.form.PDTextField;
import uk.hailsham.hub.mappings.agencypdf.FormFont;
import uk.hailsham.hub.mappings.agencypdf.FormPen;
import uk.hailsham.hub.mappings.agencypdf.FormText;

/** Prints a design as a PDF with form fields, as an office's own designer would. */
final class PdfPress implements AutoCloseable {
    private static final float WIDTH = PDRectangle.A4.getWidth();
    private static final float HEIGHT = PDRectangle.A4.getHeight();
    private static final float MARGIN = 36;
    private static final float HEAD = 64;
    private static final float LABEL = 7.5f;
    private static final float LINE = 12;
    private static final float GAP = 5;
    private static final Color INK = new Color(0x22, 0x22, 0x22);
    private static final Color QUIET = new Color(0x55, 0x5c, 0x63);
    private static final Color EDGE = new Color(0x9a, 0xa3, 0xab);

    private final PDDocument document = new PDDocument();
    private final TrueTypeFont letters = new FormFont().open();
    private final FormText text = FormFont.in(document, letters);
    private final PDAcroForm form = new PDAcroForm(document);
    private final Sheet sheet;
    private final Color colour;
    private PDPage page;
    private PDPageContentStream content;
    private FormPen pen;
    private float top;
    private int pages;

    private PdfPress(Sheet sheet) throws IOException {
        this.sheet = sheet;
        this.colour = new Color(sheet.colour());
        PDResources resources = new PDResources();
        resources.put(COSName.getPDFName("Helv"), new PDType1Font(Standard14Fonts.FontName.HELVETICA));
        form.setDefaultResources(resources);
        form.setDefaultAppearance("/Helv 10 Tf 0 g");
        document.getDocumentCatalog().setAcroForm(form);
        document.getDocumentInformation().setTitle(sheet.title());
        document.setDocumentId((long) sheet.title().hashCode());
    }

    static byte[] print(Sheet sheet) throws IOException {
        try (PdfPress press = new PdfPress(sheet)) {
            press.turn();
            for (Sheet.Part part : sheet.parts()) {
                press.part(part);
            }
            press.content.close();
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            press.document.save(bytes);
            return bytes.toByteArray();
        }
    }

    private void turn() throws IOException {
        if (content != null) {
            content.close();
        }
        page = new PDPage(PDRectangle.A4);
        document.addPage(page);
        content = new PDPageContentStream(document, page);
        pen = new FormPen(content, text, HEIGHT);
        pages++;
        fill(0, 0, WIDTH, HEAD, colour);
        pen.write(sheet.owner(), MARGIN, 24, 9.5f, Color.WHITE);
        pen.write(sheet.title(), MARGIN, 46, 17, Color.WHITE);
        pen.write(sheet.note(), MARGIN, HEAD + 16, 8, INK);
        pen.write("OFFICIAL – SENSITIVE when filled. Sheet " + pages, MARGIN, HEIGHT - 20, 7, QUIET);
        top = HEAD + 24;
    }

    private void part(Sheet.Part part) throws IOException {
        if (top + 20 + height(part.rows().get(0)) > HEIGHT - MARGIN) {
            turn();
        }
        fill(MARGIN, top, WIDTH - 2 * MARGIN, 16, colour);
        pen.write(part.title(), MARGIN + 5, top + 11.5f, 9.5f, Color.WHITE);
        top += 16 + GAP;
        for (List<Sheet.Box> row : part.rows()) {
            if (top + height(row) > HEIGHT - MARGIN) {
                turn();
            }
            row(row);
        }
        top += 3;
    }

    private static float height(List<Sheet.Box> row) {
        int lines = row.stream().mapToInt(Sheet.Box::lines).max().orElse(1);
        return LABEL + 4 + (lines == 1 ? 16 : lines * LINE + 5) + GAP;
    }

    private void row(List<Sheet.Box> row) throws IOException {
        float width = (WIDTH - 2 * MARGIN - GAP * (row.size() - 1)) / row.size();
        float left = MARGIN;
        for (Sheet.Box box : row) {
            pen.write(box.label(), left, top + LABEL, LABEL, QUIET);
            PDRectangle place =
                    new PDRectangle(left, HEIGHT - top - height(row) + GAP, width, height(row) - GAP - LABEL - 4);
            if (box.options().isEmpty()) {
                text(box, place);
            } else {
                ticks(box, place);
            }
            left += width + GAP;
        }
        top += height(row);
    }

    private void text(Sheet.Box box, PDRectangle place) throws IOException {
        frame(place);
        PDTextField field = new PDTextField(form);
        field.setPartialName(box.name());
        field.setMultiline(box.lines() > 1);
        form.getFields().add(field);
        place(field, place);
    }

    private void ticks(Sheet.Box box, PDRectangle place) throws IOException {
        float left = place.getLowerLeftX();
        for (Sheet.Option option : box.options()) {
            PDRectangle square = new PDRectangle(left, place.getLowerLeftY() + 3, 10, 10);
            frame(square);
            PDCheckBox field = new PDCheckBox(form);
            field.setPartialName(box.name() + "=" + option.value());
            form.getFields().add(field);
            place(field, square);
            pen.write(option.label(), left + 14, HEIGHT - place.getLowerLeftY() - 5, 9, INK);
            left += 22 + text.width(option.label(), 9);
        }
    }

    private void place(PDTerminalField field, PDRectangle place) throws IOException {
        PDAnnotationWidget widget = field.getWidgets().get(0);
        widget.setRectangle(place);
        widget.setPage(page);
        widget.setPrinted(true);
        page.getAnnotations().add(widget);
        if (field instanceof PDCheckBox box) {
            new TickBox(document, box).set(false);
        }
    }

    private void frame(PDRectangle place) throws IOException {
        content.setStrokingColor(EDGE);
        content.setLineWidth(0.6f);
        content.addRect(place.getLowerLeftX(), place.getLowerLeftY(), place.getWidth(), place.getHeight());
        content.stroke();
    }

    private void fill(float left, float from, float width, float height, Color with) throws IOException {
        content.setNonStrokingColor(with);
        content.addRect(left, HEIGHT - from - height, width, height);
        content.fill();
    }

    @Override
    public void close() throws IOException {
        document.close();
        letters.close();
    }
}
