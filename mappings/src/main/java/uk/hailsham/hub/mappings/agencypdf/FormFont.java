package uk.hailsham.hub.mappings.agencypdf;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/** The one font of all forms, which carries the names of Europe; of it goes into a document what that uses. */
public final class FormFont {
    private static final String FONT = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

    private final byte[] bytes;

    public FormFont() {
        try (InputStream in = PDDocument.class.getResourceAsStream(FONT)) {
            if (in == null) {
                throw new IllegalStateException("expected the font " + FONT + " in pdfbox");
            }
            bytes = in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** To be kept open until the document is saved. */
    public TrueTypeFont open() throws IOException {
        TrueTypeFont letters = new TTFParser().parse(new RandomAccessReadBuffer(bytes));
        // Looking for ligatures, with a pattern made for each text, was most of what a form cost.
        letters.setEnableGsub(false);
        return letters;
    }

    public static FormText in(PDDocument document, TrueTypeFont letters) throws IOException {
        return new FormText(PDType0Font.load(document, letters, true), letters.getUnicodeCmapLookup());
    }
}
