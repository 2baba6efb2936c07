package uk.hailsham.hub.mappings.agencyform;

import java.awt.Color;
import java.io.IOException;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationWidget;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAppearanceStream;
import org.apache.pdfbox.pdmodel.interactive.form.PDCheckBox;

/** A check box: a cross, or nothing. The box itself is the template's. */
final class TickBox {
    private static final Color INK = new Color(0x1a, 0x1a, 0x1a);
    private static final float EDGE = 0.22f;

    private final PDDocument document;
    private final PDCheckBox field;

    TickBox(PDDocument document, PDCheckBox field) {
        this.document = document;
        this.field = field;
    }

    void set(boolean ticked) throws IOException {
        String on = field.getOnValue().isEmpty() ? "Yes" : field.getOnValue();
        COSName state = ticked ? COSName.getPDFName(on) : COSName.Off;
        field.getCOSObject().setItem(COSName.V, state);
        for (PDAnnotationWidget widget : field.getWidgets()) {
            COSDictionary states = new COSDictionary();
            states.setItem(COSName.getPDFName(on), appearance(widget, true));
            states.setItem(COSName.Off, appearance(widget, false));
            COSDictionary appearances = new COSDictionary();
            appearances.setItem(COSName.N, states);
            widget.getCOSObject().setItem(COSName.AP, appearances);
            widget.getCOSObject().setItem(COSName.AS, state);
        }
    }

    private PDAppearanceStream appearance(PDAnnotationWidget widget, boolean cross) throws IOException {
        PDRectangle box = widget.getRectangle();
        PDAppearanceStream appearance = TextBox.blank(document, box);
        try (PDPageContentStream content = new PDPageContentStream(document, appearance)) {
            if (cross) {
                float left = box.getWidth() * EDGE;
                float bottom = box.getHeight() * EDGE;
                content.setStrokingColor(INK);
                content.setLineWidth(1.4f);
                content.moveTo(left, bottom);
                content.lineTo(box.getWidth() - left, box.getHeight() - bottom);
                content.moveTo(left, box.getHeight() - bottom);
                content.lineTo(box.getWidth() - left, bottom);
                content.stroke();
            }
        }
        return appearance;
    }
}
