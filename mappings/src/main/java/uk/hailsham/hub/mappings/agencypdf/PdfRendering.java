package uk.hailsham.hub.mappings.agencypdf;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import uk.hailsham.hub.domain.code.CodeLists;
import uk.hailsham.hub.domain.identifier.Shown;
import uk.hailsham.hub.domain.referral.Disclosure;
import uk.hailsham.hub.domain.referral.Payload;
import uk.hailsham.hub.domain.referral.ReferralRendering;

/**
 * A form of one page for people to read, in a font that carries the names of Europe. The same disclosure gives the same
 * bytes; the file's own properties say nothing about the child.
 */
public final class PdfRendering implements ReferralRendering {
    private static final String FONT = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

    private final FormValue values;
    private final byte[] font;

    /** @param codes give codes their labels; a list that is not there leaves the bare code */
    public PdfRendering(CodeLists codes) {
        this.values = new FormValue(codes);
        this.font = fontBytes();
    }

    @Override
    public String name() {
        return "pdf";
    }

    @Override
    public Payload render(Disclosure disclosure) {
        String shown = Shown.RECIPIENT.of(disclosure.recipient());
        return new Payload(disclosure.recipient(), shown + ".pdf", "application/pdf", form(disclosure, shown));
    }

    private byte[] form(Disclosure disclosure, String shown) {
        List<FormRow> rows = FormRow.of(disclosure.fields(), values);
        try (PDDocument document = new PDDocument();
                TrueTypeFont letters = new TTFParser().parse(new RandomAccessReadBuffer(font))) {
            // Else the file's id, and with it the bytes, would follow the clock.
            document.setDocumentId(disclosure.recipient().getLeastSignificantBits());
            document.getDocumentInformation().setTitle("Referral " + shown);
            document.getDocumentCatalog().setLanguage("en-GB");
            PDFont embedded = PDType0Font.load(document, letters, true);
            FormText text = new FormText(embedded, letters.getUnicodeCmapLookup());
            new Form(document, text, disclosure, shown).draw(rows);
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            document.save(bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("the referral form could not be made", e);
        }
    }

    private static byte[] fontBytes() {
        try (InputStream in = PDDocument.class.getResourceAsStream(FONT)) {
            if (in == null) {
                throw new IllegalStateException("expected the font " + FONT + " in pdfbox");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
