package uk.hailsham.hub.mappings.agencyform;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.interactive.form.PDAcroForm;
import org.apache.pdfbox.pdmodel.interactive.form.PDCheckBox;
import org.apache.pdfbox.pdmodel.interactive.form.PDField;
import org.apache.pdfbox.pdmodel.interactive.form.PDTerminalField;
import org.apache.pdfbox.pdmodel.interactive.form.PDTextField;
import uk.hailsham.hub.domain.identifier.Shown;
import uk.hailsham.hub.mappings.agencypdf.FormFont;
import uk.hailsham.hub.mappings.agencypdf.FormText;

/**
 * A PDF with form fields (AcroForm). Filled, its fields stay, to be read by name, and can be changed no more; each shows its
 * value in a font that comes with it.
 */
final class PdfTemplate {
    private PdfTemplate() {}

    static TreeSet<String> names(byte[] template) {
        try (PDDocument document = Loader.loadPDF(template)) {
            if (document.isEncrypted()) {
                throw new IllegalArgumentException("expected a PDF without a password, found an encrypted one");
            }
            TreeSet<String> names = new TreeSet<>();
            for (PDTerminalField field : fields(document)) {
                if (!(field instanceof PDTextField) && !(field instanceof PDCheckBox)) {
                    throw new IllegalArgumentException("expected text fields and check boxes, found the field '"
                            + field.getFullyQualifiedName() + "' of another kind");
                }
                names.add(field.getFullyQualifiedName());
            }
            if (names.isEmpty()) {
                throw new IllegalArgumentException(
                        "expected a PDF with form fields (AcroForm), found none: a form made of XFA alone has none");
            }
            return names;
        } catch (IOException e) {
            throw new IllegalArgumentException("expected a PDF, found something else or a damaged one", e);
        }
    }

    private static List<PDTerminalField> fields(PDDocument document) {
        PDAcroForm form = document.getDocumentCatalog().getAcroForm(null);
        List<PDTerminalField> fields = new ArrayList<>();
        if (form != null) {
            for (PDField field : form.getFieldTree()) {
                if (field instanceof PDTerminalField terminal) {
                    fields.add(terminal);
                }
            }
        }
        return fields;
    }

    static byte[] filled(byte[] template, Filling filling, UUID recipient, FormFont font) {
        try (PDDocument document = Loader.loadPDF(template);
                TrueTypeFont letters = font.open()) {
            PdfStrip.strip(document);
            own(document, recipient);
            FormText text = FormFont.in(document, letters);
            ContinuationSheet sheet = new ContinuationSheet(document, text, Shown.RECIPIENT.of(recipient));
            for (PDTerminalField field : fields(document)) {
                fill(document, field, filling, text, sheet);
            }
            sheet.draw();
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            document.save(bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("the agency's form could not be filled", e);
        }
    }

    /** The template's author and dates are not this document's; its id follows the recipient, not the clock. */
    private static void own(PDDocument document, UUID recipient) {
        document.getDocument().getTrailer().removeItem(COSName.ID);
        document.setDocumentId(recipient.getLeastSignificantBits());
        PDDocumentInformation information = new PDDocumentInformation();
        information.setTitle("Referral " + Shown.RECIPIENT.of(recipient));
        document.setDocumentInformation(information);
        document.getDocumentCatalog().setLanguage("en-GB");
    }

    private static void fill(
            PDDocument document, PDTerminalField field, Filling filling, FormText text, ContinuationSheet sheet)
            throws IOException {
        String name = field.getFullyQualifiedName();
        field.setReadOnly(true);
        if (field instanceof PDCheckBox box) {
            new TickBox(document, box).set(filling.ticked(name));
        } else if (Filling.isTick(name)) {
            new TextBox(document, (PDTextField) field, text).set(filling.ticked(name) ? "X" : "", "", sheet);
        } else {
            new TextBox(document, (PDTextField) field, text).set(filling.text(name), Filling.GAP, sheet);
        }
    }
}
