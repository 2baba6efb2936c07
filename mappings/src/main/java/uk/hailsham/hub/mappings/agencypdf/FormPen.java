package uk.hailsham.hub.mappings.agencypdf;

import java.awt.Color;
import java.io.IOException;
import org.apache.pdfbox.pdmodel.PDPageContentStream;

/** Draws on one page; positions are points from the top left corner. */
public final class FormPen {
    private final PDPageContentStream content;
    private final FormText text;
    private final float height;

    public FormPen(PDPageContentStream content, FormText text, float height) {
        this.content = content;
        this.text = text;
        this.height = height;
    }

    public void write(String showable, float x, float baseline, float size, Color colour) throws IOException {
        content.beginText();
        content.setNonStrokingColor(colour);
        content.setFont(text.font(), size);
        content.newLineAtOffset(x, height - baseline);
        content.showText(showable);
        content.endText();
    }

    void writeRight(String showable, float right, float baseline, float size, Color colour) throws IOException {
        write(showable, right - text.width(showable, size), baseline, size, colour);
    }

    void fill(float x, float top, float width, float tall, Color colour) throws IOException {
        content.setNonStrokingColor(colour);
        content.addRect(x, height - top - tall, width, tall);
        content.fill();
    }

    void frame(float x, float top, float width, float tall, Color colour) throws IOException {
        content.setStrokingColor(colour);
        content.setLineWidth(0.5f);
        content.addRect(x, height - top - tall, width, tall);
        content.stroke();
    }
}
