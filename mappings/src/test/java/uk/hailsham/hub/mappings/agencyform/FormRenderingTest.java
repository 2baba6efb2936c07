package uk.hailsham.hub.mappings.agencyform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionJavaScript;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationWidget;
import org.apache.pdfbox.pdmodel.interactive.form.PDField;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import uk.hailsham.hub.config.Form;
import uk.hailsham.hub.domain.code.CodeLists;
import uk.hailsham.hub.domain.referral.Disclosure;
import uk.hailsham.hub.domain.referral.Payload;
import uk.hailsham.hub.mappings.docx.DocxFile;

/** What an agency's own template looks like when it is filled. */
class FormRenderingTest {
    private static final UUID RECIPIENT = UUID.fromString("0193a000-0000-7000-8000-000000000001");
    private static final String FOREIGN = "Łukasz Żółć-Ξένος Щука";

    private static Form form(String name) throws IOException {
        byte[] template =
                name.endsWith(".pdf") ? PdfPress.print(ShippedSheets.speech()) : DocxPress.print(ShippedSheets.spoa());
        return form(name, template);
    }

    private static Form form(String name, byte[] template) {
        return new Form(name, template, FormRendering.names(name, template));
    }

    private static Payload filled(Form form, String... keysAndValues) {
        Map<String, String> fields = new LinkedHashMap<>(Map.of("recipient_id", "rc-" + RECIPIENT));
        for (int at = 0; at < keysAndValues.length; at += 2) {
            fields.put(keysAndValues[at], keysAndValues[at + 1]);
        }
        return new FormRendering(form, new CodeLists(Map.of())).render(new Disclosure(RECIPIENT, "The office", fields));
    }

    private static Map<String, String> fields(Payload payload) {
        return FilledForm.fields(payload.fileName(), payload.body());
    }

    private static String shown(Payload payload) {
        return FilledForm.shown(payload.fileName(), payload.body());
    }

    @ParameterizedTest
    @ValueSource(strings = {"forms/a.pdf", "forms/a.docx"})
    void namesOfEuropeAreReadAndSeen(String name) throws IOException {
        Payload payload = filled(form(name), "child_family", FOREIGN);

        assertThat(fields(payload)).containsEntry("child_family", FOREIGN);
        assertThat(shown(payload)).contains(FOREIGN);
    }

    @Test
    void aLetterTheFontLacksIsWholeInTheFieldAndSeenByItsNumber() throws IOException {
        Payload payload = filled(form("forms/a.pdf"), "child_family", "李");

        assertThat(fields(payload)).containsEntry("child_family", "李");
        assertThat(shown(payload)).contains("[U+674E]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"forms/a.pdf", "forms/a.docx"})
    void aGapIsSeenAndTheFieldIsEmpty(String name) throws IOException {
        Payload payload = filled(form(name), "child_family", "", "child_given", "Orla");

        assertThat(fields(payload)).containsEntry("child_family", "").containsEntry("child_given", "Orla");
        assertThat(shown(payload)).contains("not given");
    }

    @ParameterizedTest
    @ValueSource(strings = {"forms/a.pdf", "forms/a.docx"})
    void aTickIsSetForItsValueAndNoOther(String name) throws IOException {
        Map<String, String> given =
                fields(filled(form(name), "urgency", "urgent", "agreement", "not given by mother: no answer"));

        assertThat(ticked(given, "urgency=urgent")).isTrue();
        assertThat(ticked(given, "urgency=routine")).isFalse();
        assertThat(ticked(given, "agreement=not-given")).isTrue();
        assertThat(ticked(given, "agreement=given")).isFalse();
    }

    private static boolean ticked(Map<String, String> fields, String name) {
        return java.util.Set.of("Yes", "\u2612").contains(fields.get(name));
    }

    @Test
    void aTextTooLongForItsBoxGoesOnWholeOnAnotherSheet() throws IOException {
        String reason = "She is hard to understand in class. ".repeat(90) + "Lastword.";
        Payload payload = filled(form("forms/a.pdf"), "reason", reason);

        assertThat(fields(payload)).containsEntry("reason", reason);
        assertThat(shown(payload))
                .contains("continued on the last sheet", "Continuation of the referral rc-" + RECIPIENT);
        assertThat(shown(payload).replaceAll("\\s+", " ")).contains("She is hard to understand in class. Lastword.");
    }

    @Test
    void linesOfATextStayLines() throws IOException {
        Payload payload = filled(form("forms/a.docx"), "reason", "First.\nSecond & <third>.");

        assertThat(fields(payload)).containsEntry("reason", "First.\nSecond & <third>.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"forms/a.pdf", "forms/a.docx"})
    void theSameDisclosureGivesTheSameBytes(String name) throws IOException {
        Form form = form(name);

        assertThat(filled(form, "child_family", "Ward").body())
                .isEqualTo(filled(form, "child_family", "Ward").body());
    }

    @Test
    void aFilledPdfCanBeChangedNoMore() throws IOException {
        try (PDDocument document =
                Loader.loadPDF(filled(form("forms/a.pdf"), "reason", "x").body())) {
            assertThat(document.getDocumentCatalog().getAcroForm(null).getFieldTree())
                    .allMatch(PDField::isReadOnly);
            assertThat(document.getDocumentInformation().getTitle()).isEqualTo("Referral rc-" + RECIPIENT);
        }
    }

    @Test
    void aFilledWordFormCanBeChangedNoMore() throws IOException {
        String body = new String(
                DocxFile.read(filled(form("forms/a.docx"), "reason", "x").body())
                        .parts()
                        .get(DocxFile.BODY),
                StandardCharsets.UTF_8);

        assertThat(body.split("<w:sdt>")).hasSameSizeAs(body.split("<w:lock w:val=\"sdtContentLocked\"/>"));
    }

    @Test
    void whatRunsInAPdfTemplateIsTakenOut() throws IOException {
        byte[] template = spiked(PdfPress.print(ShippedSheets.speech()));
        String marked = new String(uncompressed(template), StandardCharsets.ISO_8859_1);
        assertThat(marked).contains("app.alert", "XFA").as("else this rule could not fail");

        Payload payload = filled(form("forms/a.pdf", template), "child_family", "Ward");

        assertThat(new String(uncompressed(payload.body()), StandardCharsets.ISO_8859_1))
                .doesNotContain("app.alert", "JavaScript", "XFA", "OpenAction");
        assertThat(fields(payload)).containsEntry("child_family", "Ward");
    }

    private static byte[] spiked(byte[] template) throws IOException {
        try (PDDocument document = Loader.loadPDF(template)) {
            PDActionJavaScript script = new PDActionJavaScript("app.alert(1)");
            document.getDocumentCatalog().setOpenAction(script);
            PDField field =
                    document.getDocumentCatalog().getAcroForm(null).getFields().get(0);
            field.getCOSObject().setItem(COSName.AA, script);
            for (PDPage page : document.getPages()) {
                ((PDAnnotationWidget) page.getAnnotations().get(0)).setAction(script);
            }
            COSArray xfa = new COSArray();
            xfa.add(new COSString("template"));
            document.getDocumentCatalog().getAcroForm(null).getCOSObject().setItem(COSName.XFA, xfa);
            return saved(document);
        }
    }

    private static byte[] saved(PDDocument document) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        document.save(bytes);
        return bytes.toByteArray();
    }

    private static byte[] uncompressed(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            document.save(bytes, org.apache.pdfbox.pdfwriter.compress.CompressParameters.NO_COMPRESSION);
            return bytes.toByteArray();
        }
    }

    @Test
    void aTemplateThatCannotBeFilledIsRefusedWithTheReason() throws IOException {
        assertThatThrownBy(() -> FormRendering.names("forms/a.pdf", "no form".getBytes(StandardCharsets.UTF_8)))
                .hasMessage("expected a PDF, found something else or a damaged one");
        assertThatThrownBy(() -> FormRendering.names("forms/a.docx", "no form".getBytes(StandardCharsets.UTF_8)))
                .hasMessage("expected a Word document (.docx), found another kind of file");
        assertThatThrownBy(() -> FormRendering.names("forms/a.pdf", bare(false)))
                .hasMessage(
                        "expected a PDF with form fields (AcroForm), found none: a form made of XFA alone has none");
        assertThatThrownBy(() -> FormRendering.names("forms/a.pdf", bare(true)))
                .hasMessage("expected a PDF without a password, found an encrypted one");
    }

    private static byte[] bare(boolean encrypted) throws IOException {
        try (PDDocument document = new PDDocument()) {
            document.addPage(new PDPage());
            if (encrypted) {
                document.protect(new StandardProtectionPolicy("owner", "", new AccessPermission()));
            }
            return saved(document);
        }
    }

    @Test
    void aWordTemplateWithMacrosOrAPartFromElsewhereIsRefused() {
        Map<String, byte[]> macros =
                DocxFile.read(DocxPress.print(ShippedSheets.spoa())).parts();
        macros.put("word/vbaProject.bin", new byte[] {1});
        Map<String, byte[]> remote =
                DocxFile.read(DocxPress.print(ShippedSheets.spoa())).parts();
        remote.put("word/_rels/settings.xml.rels", """
                <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">\
                <Relationship Id="r" Type="http://x/attachedTemplate" Target="http://x.example/t.dotm" \
                TargetMode="External"/></Relationships>""".getBytes(StandardCharsets.UTF_8));

        assertThatThrownBy(() -> FormRendering.names("forms/a.docx", DocxFile.write(macros)))
                .hasMessageStartingWith("expected a Word document without macros or embedded objects");
        assertThatThrownBy(() -> FormRendering.names("forms/a.docx", DocxFile.write(remote)))
                .hasMessageStartingWith("expected a Word document whose parts are all in it");
    }
}
