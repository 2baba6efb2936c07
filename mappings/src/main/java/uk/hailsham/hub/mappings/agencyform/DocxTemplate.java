package uk.hailsham.hub.mappings.agencyform;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import uk.hailsham.hub.mappings.docx.DocxFile;
import uk.hailsham.hub.mappings.xml.XmlTree;

/** A Word document whose tagged content controls are fields, in the body, its headers and its footers. */
final class DocxTemplate {
    static final String WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    private static final Pattern TEXTS = Pattern.compile("word/(document|header[0-9]*|footer[0-9]*)\\.xml");

    private DocxTemplate() {}

    static TreeSet<String> names(byte[] template) {
        TreeSet<String> names = new TreeSet<>();
        DocxFile.read(template).parts().forEach((part, xml) -> {
            if (TEXTS.matcher(part).matches()) {
                controls(XmlTree.read(xml)).forEach(control -> names.add(control.name()));
            }
        });
        if (names.isEmpty()) {
            throw new IllegalArgumentException("expected a Word document with tagged content controls, found none");
        }
        return names;
    }

    static byte[] filled(byte[] template, Filling filling) {
        Map<String, byte[]> parts = DocxFile.read(template).parts();
        parts.replaceAll((part, xml) -> TEXTS.matcher(part).matches() ? filled(XmlTree.read(xml), filling) : xml);
        return DocxFile.write(parts);
    }

    private static byte[] filled(Document text, Filling filling) {
        controls(text).forEach(control -> control.fill(filling));
        return XmlTree.write(text);
    }

    /** A control without a tag is the agency's own business. */
    private static List<DocxControl> controls(Document text) {
        List<DocxControl> controls = new ArrayList<>();
        NodeList found = text.getElementsByTagNameNS(WORD, "sdt");
        for (int at = 0; at < found.getLength(); at++) {
            DocxControl.of((Element) found.item(at)).ifPresent(controls::add);
        }
        return controls;
    }
}
