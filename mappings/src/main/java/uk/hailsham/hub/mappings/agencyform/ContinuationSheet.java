package uk.hailsham.hub.mappings.agencyform;

import java.awt.Color;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import uk.hailsham.hub.mappings.agencypdf.FormPen;
import uk.hailsham.hub.mappings.agencypdf.FormText;

/** Sheets after the form with every text, whole, that had no room in its box; none when all had. */
final class ContinuationSheet {
    private static final Color INK = new Color(0x1a, 0x1a, 0x1a);
    private static final PDRectangle SHEET = PDRectangle.A4;
    private static final float MARGIN = 48;
    private static final float TITLE = 13;
    private static final float LABEL = 10.5f;
    private static final float SIZE = 10;
    private static final float LINE = 13;

    private final PDDocument document;
    private final FormText text;
    private final String shown;
    private final Map<String, String> texts = new LinkedHashMap<>();

    /** @param shown the recipient's id: a sheet that is torn off is still known */
    ContinuationSheet(PDDocument document, FormText text, String shown) {
        this.document = document;
        this.text = text;
        this.shown = shown;
    }

    void add(String label, String value) {
        texts.put(label, value);
    }

    void draw() throws IOException {
        if (texts.isEmpty()) {
            return;
        }
        try (Writing writing = new Writing()) {
            for (Map.Entry<String, String> entry : texts.entrySet()) {
                writing.skip();
                writing.line(entry.getKey(), LABEL);
                for (String line : text.wrapped(entry.getValue(), SIZE, SHEET.getWidth() - 2 * MARGIN)) {
                    writing.line(line, SIZE);
                }
            }
        }
    }

    /** The sheet being written, from top to bottom; a new one where it ends. */
    private final class Writing implements AutoCloseable {
        private PDPageContentStream content;
        private float baseline;

        Writing() throws IOException {
            turn();
        }

        private void turn() throws IOException {
            if (content != null) {
                content.close();
            }
            PDPage page = new PDPage(SHEET);
            document.addPage(page);
            content = new PDPageContentStream(document, page);
            baseline = MARGIN + TITLE;
            write("Continuation of the referral " + shown, TITLE);
        }

        void skip() {
            baseline += LINE / 2;
        }

        void line(String line, float size) throws IOException {
            if (baseline > SHEET.getHeight() - MARGIN) {
                turn();
            }
            write(line, size);
        }

        private void write(String line, float size) throws IOException {
            new FormPen(content, text, SHEET.getHeight()).write(line, MARGIN, baseline, size, INK);
            baseline += LINE;
        }

        @Override
        public void close() throws IOException {
            content.close();
        }
    }
}
