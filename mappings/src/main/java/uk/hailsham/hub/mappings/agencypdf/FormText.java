package uk.hailsham.hub.mappings.agencypdf;

import java.io.IOException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.pdfbox.pdmodel.font.PDFont;

/** Text in the form's one font: what of it can be shown, how wide it is, where it breaks. */
public final class FormText {
    private static final int PER_MILLE = 1000;

    private final PDFont font;
    private final CmapLookup glyphs;

    FormText(PDFont font, CmapLookup glyphs) {
        this.font = font;
        this.glyphs = glyphs;
    }

    public PDFont font() {
        return font;
    }

    /** A letter the font lacks is shown by its number, so that nothing is lost silently: {@code [U+4E2D]}. */
    public String showable(String text) {
        StringBuilder shown = new StringBuilder();
        Normalizer.normalize(text, Normalizer.Form.NFC).codePoints().forEach(letter -> {
            if (Character.isISOControl(letter) || Character.getType(letter) == Character.FORMAT) {
                shown.append(' ');
            } else if (glyphs.getGlyphId(letter) == 0) {
                shown.append("[U+%04X]".formatted(letter));
            } else {
                shown.appendCodePoint(letter);
            }
        });
        return shown.toString();
    }

    public float width(String showable, float size) {
        try {
            return font.getStringWidth(showable) * size / PER_MILLE;
        } catch (IOException e) {
            throw new IllegalStateException("the form's font could not be measured", e);
        }
    }

    /** Keeps the writer's own line ends; words that are wider than a line are cut. */
    public List<String> wrapped(String text, float size, float width) {
        List<String> lines = new ArrayList<>();
        for (String paragraph : text.split("\\R", -1)) {
            wrap(showable(paragraph), size, width, lines);
        }
        return lines;
    }

    private void wrap(String paragraph, float size, float width, List<String> lines) {
        String line = "";
        for (String word : paragraph.strip().split(" +")) {
            String longer = line.isEmpty() ? word : line + " " + word;
            if (width(longer, size) <= width) {
                line = longer;
                continue;
            }
            if (!line.isEmpty()) {
                lines.add(line);
            }
            line = cut(word, size, width, lines);
        }
        lines.add(line);
    }

    /** Measures letter by letter: a long word measured as a whole for every cut would take minutes. */
    private String cut(String word, float size, float width, List<String> lines) {
        StringBuilder line = new StringBuilder();
        float used = 0;
        for (int letter : word.codePoints().toArray()) {
            String shown = Character.toString(letter);
            float more = width(shown, size);
            if (used + more > width && !line.isEmpty()) {
                lines.add(line.toString());
                line.setLength(0);
                used = 0;
            }
            line.append(shown);
            used += more;
        }
        return line.toString();
    }
}
