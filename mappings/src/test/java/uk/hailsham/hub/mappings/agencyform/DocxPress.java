package uk.hailsham.hub.mappings.agencyform;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import uk.hailsham.hub.mappings.docx.DocxFile;

/** Prints a design as a Word document with tagged content controls, as an office's own designer would. */
final class DocxPress {
    private static final String WORD = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";
    private static final String RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final int WIDTH = 10_200;

    private final Sheet sheet;
    private final String colour;
    private int controls;

    private DocxPress(Sheet sheet) {
        this.sheet = sheet;
        this.colour = "%06X".formatted(sheet.colour());
    }

    static byte[] print(Sheet sheet) {
        DocxPress press = new DocxPress(sheet);
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put("[Content_Types].xml", types());
        parts.put("_rels/.rels", relations("rId1", "officeDocument", "word/document.xml"));
        parts.put(DocxFile.BODY, press.body());
        parts.put("word/_rels/document.xml.rels", press.bodyRelations());
        parts.put("word/styles.xml", styles());
        parts.put("word/footer1.xml", press.footer());
        Map<String, byte[]> bytes = new LinkedHashMap<>();
        parts.forEach((name, xml) -> bytes.put(
                name,
                ("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n" + xml)
                        .getBytes(StandardCharsets.UTF_8)));
        return DocxFile.write(bytes);
    }

    private static String types() {
        String word = "application/vnd.openxmlformats-officedocument.wordprocessingml.";
        return """
                <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">\
                <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>\
                <Default Extension="xml" ContentType="application/xml"/>\
                <Override PartName="/word/document.xml" ContentType="%1$sdocument.main+xml"/>\
                <Override PartName="/word/styles.xml" ContentType="%1$sstyles+xml"/>\
                <Override PartName="/word/footer1.xml" ContentType="%1$sfooter+xml"/></Types>""".formatted(word);
    }

    private static String relations(String... idsTypesTargets) {
        StringBuilder xml = new StringBuilder(
                "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">");
        for (int at = 0; at < idsTypesTargets.length; at += 3) {
            xml.append("<Relationship Id=\"%s\" Type=\"%s/%s\" Target=\"%s\"/>"
                    .formatted(idsTypesTargets[at], RELATIONS, idsTypesTargets[at + 1], idsTypesTargets[at + 2]));
        }
        return xml.append("</Relationships>").toString();
    }

    private String bodyRelations() {
        return relations("rId1", "styles", "styles.xml", "rId2", "footer", "footer1.xml");
    }

    private static String styles() {
        return """
                <w:styles %s><w:docDefaults><w:rPrDefault><w:rPr>\
                <w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:cs="Arial" w:eastAsia="Arial"/>\
                <w:sz w:val="20"/><w:lang w:val="en-GB"/></w:rPr></w:rPrDefault></w:docDefaults>\
                <w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>\
                <w:style w:type="character" w:styleId="PlaceholderText"><w:name w:val="Placeholder Text"/>\
                <w:rPr><w:color w:val="808080"/></w:rPr></w:style></w:styles>""".formatted(WORD);
    }

    private String body() {
        String head = paragraph(16, "", run(sheet.owner(), 18, colour, false))
                + paragraph(16, "", run(sheet.title(), 36, colour, true))
                + paragraph(120, "", run(sheet.note(), 18, "333333", false));
        return "<w:document %s xmlns:r=\"%s\"><w:body>".formatted(WORD, RELATIONS)
                + head
                + sheet.parts().stream().map(this::part).collect(Collectors.joining())
                + "<w:sectPr><w:footerReference w:type=\"default\" r:id=\"rId2\"/>"
                + "<w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:pgMar w:top=\"850\" w:right=\"850\" w:bottom=\"850\""
                + " w:left=\"850\" w:header=\"500\" w:footer=\"400\" w:gutter=\"0\"/></w:sectPr>"
                + "</w:body></w:document>";
    }

    private String footer() {
        return "<w:ftr %s>".formatted(WORD)
                + paragraph(
                        0,
                        "",
                        run("OFFICIAL – SENSITIVE when filled. Referral ", 14, "555C63", false)
                                + control("recipient_id", false, 14))
                + "</w:ftr>";
    }

    private String part(Sheet.Part part) {
        String heading =
                "<w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr><w:tcW w:w=\"%d\" w:type=\"dxa\"/>".formatted(WIDTH)
                        + "<w:gridSpan w:val=\"6\"/><w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"" + colour
                        + "\"/></w:tcPr>"
                        + paragraph(40, "<w:keepNext/>", run(part.title(), 20, "FFFFFF", true)) + "</w:tc></w:tr>";
        return "<w:tbl><w:tblPr><w:tblW w:w=\"%d\" w:type=\"dxa\"/><w:tblBorders>%s</w:tblBorders>"
                        .formatted(WIDTH, borders())
                + "<w:tblLayout w:type=\"fixed\"/></w:tblPr><w:tblGrid>"
                + ("<w:gridCol w:w=\"" + WIDTH / 6 + "\"/>").repeat(6) + "</w:tblGrid>" + heading
                + part.rows().stream().map(this::row).collect(Collectors.joining()) + "</w:tbl>"
                + paragraph(40, "", "");
    }

    private static String borders() {
        return List.of("top", "left", "bottom", "right", "insideH", "insideV").stream()
                .map(side -> "<w:%s w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"9AA3AB\"/>".formatted(side))
                .collect(Collectors.joining());
    }

    private String row(List<Sheet.Box> row) {
        int lines = row.stream().mapToInt(Sheet.Box::lines).max().orElse(1);
        String height = lines == 1 ? "" : "<w:trHeight w:val=\"%d\" w:hRule=\"atLeast\"/>".formatted(260 + lines * 250);
        int span = 6 / row.size();
        return "<w:tr><w:trPr><w:cantSplit/>" + height + "</w:trPr>"
                + row.stream().map(box -> cell(box, span)).collect(Collectors.joining()) + "</w:tr>";
    }

    private String cell(Sheet.Box box, int span) {
        String filled = box.options().isEmpty()
                ? control(box.name(), box.lines() > 1, 20)
                : box.options().stream()
                        .map(option -> control(box.name() + "=" + option.value(), false, 22)
                                + run(" " + option.label() + "    ", 18, "222222", false))
                        .collect(Collectors.joining());
        return "<w:tc><w:tcPr><w:tcW w:w=\"%d\" w:type=\"dxa\"/><w:gridSpan w:val=\"%d\"/></w:tcPr>"
                        .formatted(WIDTH / 6 * span, span)
                + paragraph(10, "", run(box.label(), 15, "555C63", false))
                + paragraph(30, "", filled) + "</w:tc>";
    }

    private String control(String tag, boolean lines, int size) {
        boolean tick = tag.contains("=");
        return "<w:sdt><w:sdtPr><w:alias w:val=\"%1$s\"/><w:tag w:val=\"%1$s\"/><w:id w:val=\"%2$d\"/>%3$s<w:text%4$s/></w:sdtPr>"
                        .formatted(
                                tag,
                                4_711 + controls++,
                                tick ? "" : "<w:showingPlcHdr/>",
                                lines ? " w:multiLine=\"1\"" : "")
                + "<w:sdtContent><w:r><w:rPr>" + (tick ? "" : "<w:rStyle w:val=\"PlaceholderText\"/>")
                + "<w:sz w:val=\"%d\"/></w:rPr><w:t>%s</w:t></w:r></w:sdtContent></w:sdt>"
                        .formatted(size, tick ? "\u2610" : "Click to write");
    }

    private static String paragraph(int after, String more, String runs) {
        return "<w:p><w:pPr>%s<w:spacing w:before=\"20\" w:after=\"%d\"/></w:pPr>%s</w:p>".formatted(more, after, runs);
    }

    private static String run(String text, int size, String colour, boolean bold) {
        return "<w:r><w:rPr>%s<w:color w:val=\"%s\"/><w:sz w:val=\"%d\"/></w:rPr><w:t xml:space=\"preserve\">%s</w:t></w:r>"
                .formatted(
                        bold ? "<w:b/>" : "",
                        colour,
                        size,
                        text.replace("&", "&amp;").replace("<", "&lt;"));
    }
}
