package uk.hailsham.hub.mappings.agencypdf;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.pdmodel.PDDocument;
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
    private final FormValue values;
    private final FormFont font = new FormFont();

    /** @param codes give codes their labels; a list that is not there leaves the bare code */
    public PdfRendering(CodeLists codes) {
        this.values = new FormValue(codes);
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
                TrueTypeFont letters = font.open()) {
            // Else the file's id, and with it the bytes, would follow the clock.
            document.setDocumentId(disclosure.recipient().getLeastSignificantBits());
            document.getDocumentInformation().setTitle("Referral " + shown);
            document.getDocumentCatalog().setLanguage("en-GB");
            FormText text = FormFont.in(document, letters);
            new Form(document, text, disclosure, shown).draw(rows);
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            document.save(bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("the referral form could not be made", e);
        }
    }
}
