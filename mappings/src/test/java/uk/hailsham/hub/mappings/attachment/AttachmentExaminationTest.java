package uk.hailsham.hub.mappings.attachment;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import javax.imageio.ImageIO;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionJavaScript;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionLaunch;
import org.junit.jupiter.api.Test;
import uk.hailsham.hub.domain.referral.Attachment.Judged;
import uk.hailsham.hub.domain.referral.Attachment.Kind;
import uk.hailsham.hub.mappings.docx.DocxFile;

/** A paper is what its bytes say, and nothing in it runs. */
class AttachmentExaminationTest {
    private static final String ACTIVE =
            "expected a PDF without JavaScript, attached files, forms that send and links that"
                    + " open programs, found one with them: print it to a new PDF";

    private static Judged look(byte[] bytes) {
        return new AttachmentExamination().look(bytes);
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] pdf(Consumer<PDDocument> with) throws IOException {
        try (PDDocument document = new PDDocument()) {
            document.addPage(new PDPage());
            with.accept(document);
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            document.save(bytes);
            return bytes.toByteArray();
        }
    }

    private static byte[] docx(Map<String, String> more) {
        Map<String, byte[]> parts = new LinkedHashMap<>();
        parts.put("[Content_Types].xml", text("<Types/>"));
        parts.put("word/document.xml", text("<document/>"));
        more.forEach((name, content) -> parts.put(name, text(content)));
        return DocxFile.write(parts);
    }

    @Test
    void theKindsAllowedAreKnownByTheirBytes() throws IOException {
        assertThat(look(pdf(document -> {}))).isEqualTo(Judged.sound(Kind.PDF));
        assertThat(look(docx(Map.of()))).isEqualTo(Judged.sound(Kind.DOCX));
        assertThat(look(image("jpg"))).isEqualTo(Judged.sound(Kind.JPEG));
        assertThat(look(image("png"))).isEqualTo(Judged.sound(Kind.PNG));
        assertThat(look(text("Seen on Monday.\r\n\tŁukasz"))).isEqualTo(Judged.sound(Kind.TXT));
    }

    private static byte[] image(String format) throws IOException {
        BufferedImage image = new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB);
        image.setRGB(3, 4, 0x336699);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(image, format, bytes);
        return bytes.toByteArray();
    }

    private static byte[] with(byte[] image, int at, byte[] more) {
        return ByteBuffer.allocate(image.length + more.length)
                .put(image, 0, at)
                .put(more)
                .put(image, at, image.length - at)
                .array();
    }

    private static byte[] segment(int marker, byte[] content) {
        return ByteBuffer.allocate(content.length + 4)
                .put((byte) 0xff)
                .put((byte) marker)
                .putShort((short) (content.length + 2))
                .put(content)
                .array();
    }

    @Test
    void aPhotographIsKeptWithoutItsPlaceTimeMakerAndComment() throws IOException {
        byte[] plain = image("jpg");
        byte[] exif = with(Orientation.exif(6), 32, text("GPS 50.86N 0.26E 2026-11-24 Camera"));
        byte[] photo = with(plain, 2, segment(0xe1, exif));
        photo = with(photo, 2, segment(0xe1, text("http://ns.adobe.com/xap/1.0/ GPS")));
        photo = with(photo, 2, segment(0xfe, text("at home, GPS")));
        photo = with(photo, photo.length, text("GPS after the end"));

        byte[] bare = new AttachmentExamination().bare(Kind.JPEG, photo);

        assertThat(new String(bare, StandardCharsets.ISO_8859_1)).doesNotContain("GPS", "2026", "Camera");
        assertThat(bare).as("and still the right way up").isEqualTo(with(plain, 2, segment(0xe1, Orientation.exif(6))));
        assertThat(ImageIO.read(new ByteArrayInputStream(bare)).getRGB(20, 20))
                .isEqualTo(ImageIO.read(new ByteArrayInputStream(plain)).getRGB(20, 20));
    }

    @Test
    void aPngIsKeptWithoutItsTexts() throws IOException {
        byte[] plain = image("png");
        byte[] words = text("tEXtGPS 50.86N");
        byte[] chunk = ByteBuffer.allocate(words.length + 8)
                .putInt(words.length - 4)
                .put(words)
                .putInt(0)
                .array();
        byte[] said = with(with(plain, 33, chunk), plain.length + chunk.length, text("GPS"));
        assertThat(new AttachmentExamination().bare(Kind.PNG, said)).isEqualTo(plain);
    }

    @Test
    void aDamagedImageIsRefused() throws IOException {
        for (String format : new String[] {"jpg", "png"}) {
            byte[] whole = image(format);
            for (int length : new int[] {12, 30, whole.length - 5}) {
                assertThat(look(Arrays.copyOf(whole, length)).reason())
                        .as(format + " " + length)
                        .isEqualTo("expected a whole image, found a damaged one: save it anew");
            }
        }
    }

    @Test
    void aPdfWithoutEndIsRefused() throws IOException {
        assertThat(look(pdf(document -> {
                            for (int i = 0; i < 500; i++) {
                                document.addPage(new PDPage());
                            }
                        }))
                        .reason())
                .isEqualTo(
                        "expected a PDF of at most 500 pages and 50000 objects, found a larger one: send what the agency"
                                + " needs to read");
    }

    @Test
    void whatIsNoneOfThemIsRefused() {
        for (String hex : new String[] {"4d5a900003", "d0cf11e0a1b11ae1", "0a0b00", "c3"}) {
            assertThat(look(HexFormat.of().parseHex(hex)).reason())
                    .isEqualTo(AttachmentExamination.KINDS + "found another kind of file");
        }
        assertThat(look(new byte[0]).reason()).isEqualTo(AttachmentExamination.KINDS + "found an empty file");
        assertThat(look(DocxFile.write(Map.of("a.txt", text("x")))).reason())
                .isEqualTo("expected a Word document (.docx), found another kind of file");
        assertThat(look(text("%PDF-1.7 and nothing more")).reason())
                .isEqualTo("expected a whole PDF, found a damaged one: print it to a new PDF");
    }

    @Test
    void aPdfThatRunsSomethingIsRefused() throws IOException {
        assertThat(look(pdf(d -> d.getDocumentCatalog().setOpenAction(new PDActionJavaScript("app.alert(1)"))))
                        .reason())
                .isEqualTo(ACTIVE);
        assertThat(look(pdf(d -> d.getDocumentCatalog().setOpenAction(new PDActionLaunch())))
                        .reason())
                .isEqualTo(ACTIVE);
    }

    @Test
    void aPdfThatCarriesOtherFilesIsRefused() throws IOException {
        COSDictionary names = new COSDictionary();
        names.setItem(COSName.EMBEDDED_FILES, new COSDictionary());
        assertThat(look(pdf(d -> d.getDocumentCatalog().getCOSObject().setItem(COSName.NAMES, names)))
                        .reason())
                .isEqualTo(ACTIVE);
    }

    @Test
    void aScriptThatNothingRefersToIsFoundToo() throws IOException {
        COSDictionary hidden = new COSDictionary();
        hidden.setItem(COSName.getPDFName("Inner"), new PDActionJavaScript("app.alert(1)").getCOSObject());
        assertThat(look(pdf(d -> d.getPage(0).getCOSObject().setItem(COSName.getPDFName("Anywhere"), hidden)))
                        .reason())
                .isEqualTo(ACTIVE);
    }

    @Test
    void aPdfWithAPasswordCannotBeExaminedAndIsRefused() throws IOException {
        assertThat(look(pdf(document -> {
                            try {
                                document.protect(
                                        new StandardProtectionPolicy("owner", "reader", new AccessPermission()));
                            } catch (IOException e) {
                                throw new java.io.UncheckedIOException(e);
                            }
                        }))
                        .reason())
                .isEqualTo("expected a PDF that opens without a password, found one with it: print it to a new PDF");
    }

    @Test
    void aWordDocumentWithMacrosEmbeddedObjectsOrRemotePartsIsRefused() {
        String embedded = "expected a Word document without macros or embedded objects, found one with them:"
                + " save it as .docx without them, or as PDF";
        assertThat(look(docx(Map.of("word/vbaProject.bin", "x"))).reason()).isEqualTo(embedded);
        assertThat(look(docx(Map.of("word/embeddings/oleObject1.bin", "x"))).reason())
                .isEqualTo(embedded);
        String relationship = "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
                + "<Relationship Id=\"r\" TargetMode=\"External\" Target=\"http://x.example\" Type=\"http://x/%s\"/>"
                + "</Relationships>";
        String rels = "word/_rels/document.xml.rels";
        assertThat(look(docx(Map.of(rels, relationship.formatted("attachedTemplate"))))
                        .reason())
                .startsWith("expected a Word document whose parts are all in it");
        assertThat(look(docx(Map.of(rels, relationship.formatted("hyperlink")))))
                .isEqualTo(Judged.sound(Kind.DOCX));
    }

    @Test
    void aWordDocumentThatUnpacksToTooMuchIsRefused() {
        Map<String, byte[]> bomb = new LinkedHashMap<>();
        bomb.put("word/media/image1.bmp", new byte[(64 << 20) + 1]);
        byte[] bytes = DocxFile.write(bomb);

        assertThat(bytes.length).isLessThan(1 << 20);
        assertThat(look(bytes).reason())
                .isEqualTo("expected a Word document of at most 64 MB and 2000 parts when unpacked, found more");
    }
}
