package uk.hailsham.hub.mappings.agencyform;

import java.io.IOException;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.apache.pdfbox.pdmodel.interactive.form.PDAcroForm;
import org.apache.pdfbox.pdmodel.interactive.form.PDField;

/** Takes out of a template what runs, what is attached, and what would show the fields otherwise than they are. */
final class PdfStrip {
    private static final COSName[] CATALOG = {
        COSName.OPEN_ACTION,
        COSName.AA,
        COSName.NAMES,
        COSName.AF,
        COSName.METADATA,
        COSName.OUTLINES,
        COSName.PERMS,
        COSName.getPDFName("Collection"),
        COSName.getPDFName("PieceInfo")
    };
    private static final COSName[] FORM = {
        COSName.XFA, COSName.getPDFName("NeedAppearances"), COSName.getPDFName("SigFlags"), COSName.getPDFName("CO")
    };
    private static final COSName[] ACTIONS = {COSName.A, COSName.AA, COSName.getPDFName("PieceInfo")};

    private PdfStrip() {}

    static void strip(PDDocument document) throws IOException {
        remove(document.getDocumentCatalog().getCOSObject(), CATALOG);
        for (PDPage page : document.getPages()) {
            remove(page.getCOSObject(), ACTIONS);
            for (PDAnnotation annotation : page.getAnnotations()) {
                remove(annotation.getCOSObject(), ACTIONS);
            }
        }
        PDAcroForm form = document.getDocumentCatalog().getAcroForm(null);
        remove(form.getCOSObject(), FORM);
        for (PDField field : form.getFieldTree()) {
            remove(field.getCOSObject(), ACTIONS);
        }
    }

    private static void remove(COSDictionary dictionary, COSName... keys) {
        for (COSName key : keys) {
            dictionary.removeItem(key);
        }
    }
}
