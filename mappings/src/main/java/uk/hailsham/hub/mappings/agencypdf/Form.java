package uk.hailsham.hub.mappings.agencypdf;

import java.awt.Color;
import java.io.IOException;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import uk.hailsham.hub.domain.referral.DisclosableField;
import uk.hailsham.hub.domain.referral.Disclosure;

/** Sets the rows on one sheet of A4, as large as they go; only what no eye could read any more goes to a second one. */
final class Form {
    private static final PDRectangle SHEET = PDRectangle.A4;
    private static final float MARGIN = 40;
    private static final float BOTTOM = 46;
    private static final float HEAD = 74;
    private static final float BANNER = 22;
    private static final float LARGEST = 1;
    private static final float SMALLEST = 0.5f;
    private static final float STEP = 0.02f;
    private static final Color ALARM = new Color(0xa3, 0x1d, 0x1d);

    private final PDDocument document;
    private final FormText text;
    private final Disclosure disclosure;
    private final String shown;

    Form(PDDocument document, FormText text, Disclosure disclosure, String shown) {
        this.document = document;
        this.text = text;
        this.disclosure = disclosure;
        this.shown = shown;
    }

    void draw(List<FormRow> rows) throws IOException {
        FormLayout layout = layout(rows);
        List<List<FormRow>> pages = layout.pages(rows, room());
        for (int number = 1; number <= pages.size(); number++) {
            PDPage page = new PDPage(SHEET);
            document.addPage(page);
            try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                FormPen pen = new FormPen(content, text, SHEET.getHeight());
                head(pen);
                layout.draw(pen, pages.get(number - 1), top());
                foot(pen, "Page " + number + " of " + pages.size());
            }
        }
    }

    private FormLayout layout(List<FormRow> rows) {
        float scale = LARGEST;
        while (scale > SMALLEST && at(scale).height(rows) > room()) {
            scale -= STEP;
        }
        return at(scale);
    }

    private FormLayout at(float scale) {
        return new FormLayout(text, MARGIN, width(), scale);
    }

    private void head(FormPen pen) throws IOException {
        float right = MARGIN + width();
        pen.write(disclosure.notice() ? "A referral waits" : "Referral", MARGIN, MARGIN + 20, 24, FormLayout.BAND);
        pen.write("to " + text.showable(disclosure.agency()), MARGIN, MARGIN + 38, 12, FormLayout.INK);
        pen.write(warning(), MARGIN, MARGIN + 54, 8.5f, ALARM);
        pen.writeRight("Recipient id, to be named in every answer", right, MARGIN + 8, 7, FormLayout.QUIET);
        pen.writeRight(shown, right, MARGIN + 20, 9.5f, FormLayout.INK);
        if (alarm()) {
            pen.fill(MARGIN, MARGIN + HEAD - 10, width(), BANNER, ALARM);
            pen.write("SAFEGUARDING CONCERN", MARGIN + 7, MARGIN + HEAD + 5, 11, Color.WHITE);
        }
    }

    private String warning() {
        return disclosure.notice()
                ? "Never write to the family home. Never ring it."
                : "Confidential: personal data about a child";
    }

    private void foot(FormPen pen, String page) throws IOException {
        float baseline = SHEET.getHeight() - BOTTOM + 16;
        pen.write(
                "Made by the partnership's integration hub for the office named above. Pass it on to nobody else.",
                MARGIN,
                baseline,
                7,
                FormLayout.QUIET);
        pen.writeRight(page, MARGIN + width(), baseline, 7, FormLayout.QUIET);
    }

    private boolean alarm() {
        return "yes".equals(disclosure.fields().get(DisclosableField.SAFEGUARDING.key()));
    }

    private float top() {
        return MARGIN + HEAD - 10 + (alarm() ? BANNER : 0);
    }

    private float room() {
        return SHEET.getHeight() - BOTTOM - top();
    }

    private static float width() {
        return SHEET.getWidth() - 2 * MARGIN;
    }
}
