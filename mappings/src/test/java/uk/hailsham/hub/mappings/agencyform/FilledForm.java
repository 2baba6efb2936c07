package uk.hailsham.hub.mappings.agencyform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.form.PDAcroForm;
import org.apache.pdfbox.pdmodel.interactive.form.PDField;
import org.apache.pdfbox.pdmodel.interactive.form.PDTerminalField;
import org.apache.pdfbox.text.PDFTextStripper;
import uk.hailsham.hub.mappings.docx.DocxFile;

/** A form as the agency reads it: its fields by name, as a system reads them, and its text, as a person does. */
public final class FilledForm {
    private static final Pattern CONTROL = Pattern.compile("<w:sdt>(.*?)</w:sdt>", Pattern.DOTALL);
    private static final Pattern TAG = Pattern.compile("<w:tag w:val=\"([^\"]*)\"/>");
    private static final Pattern TEXT = Pattern.compile("<w:t(?: [^>]*)?>([^<]*)</w:t>|<w:(br)/>|</w:(p)>");

    private FilledForm() {}

    /** Empty text for a gap. */
    public static Map<String, String> fields(String name, byte[] form) {
        return name.endsWith(".pdf") ? pdfFields(form) : docxFields(form);
    }

    /** What is seen, the fields' appearances included. */
    public static String shown(String name, byte[] form) {
        return name.endsWith(".pdf") ? pdfText(form) : docxText(form);
    }

    private static Map<String, String> pdfFields(byte[] form) {
        try (PDDocument document = Loader.loadPDF(form)) {
            Map<String, String> fields = new TreeMap<>();
            for (PDField field : document.getDocumentCatalog().getAcroForm(null).getFieldTree()) {
                if (field instanceof PDTerminalField) {
                    fields.put(field.getFullyQualifiedName(), field.getValueAsString());
                }
            }
            return fields;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String pdfText(byte[] form) {
        try (PDDocument document = Loader.loadPDF(form)) {
            PDAcroForm fields = document.getDocumentCatalog().getAcroForm(null);
            if (fields != null) {
                fields.flatten(fields.getFields(), false);
            }
            PDFTextStripper stripper = new PDFTextStripper();
            stripper.setSortByPosition(fields != null);
            return stripper.getText(document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String docxText(byte[] form) {
        return DocxFile.read(form).parts().entrySet().stream()
                .filter(part -> part.getKey().matches("word/(document|footer1)\\.xml"))
                .map(part -> text(new String(part.getValue(), StandardCharsets.UTF_8)))
                .collect(Collectors.joining("\n"));
    }

    private static Map<String, String> docxFields(byte[] form) {
        Map<String, String> fields = new TreeMap<>();
        for (byte[] part : DocxFile.read(form).parts().values()) {
            Matcher control = CONTROL.matcher(new String(part, StandardCharsets.UTF_8));
            while (control.find()) {
                Matcher tag = TAG.matcher(control.group());
                if (tag.find()) {
                    fields.put(
                            tag.group(1), control.group().contains("<w:showingPlcHdr/>") ? "" : text(control.group()));
                }
            }
        }
        return fields;
    }

    private static String text(String xml) {
        StringBuilder text = new StringBuilder();
        Matcher piece = TEXT.matcher(xml);
        while (piece.find()) {
            text.append(piece.group(1) == null ? "\n" : unescaped(piece.group(1)));
        }
        return text.toString();
    }

    private static String unescaped(String text) {
        return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
    }
}
