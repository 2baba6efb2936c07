package uk.hailsham.hub.mappings.attachment;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import uk.hailsham.hub.domain.referral.Attachment.Examination;
import uk.hailsham.hub.domain.referral.Attachment.Judged;
import uk.hailsham.hub.domain.referral.Attachment.Kind;
import uk.hailsham.hub.mappings.docx.DocxFile;

/** Judges a paper by its bytes, never by its name: one of the kinds allowed, whole enough to be read, nothing in it runs. */
public final class AttachmentExamination implements Examination {
    static final String KINDS = "expected a PDF, a Word document (.docx), a JPEG or PNG image or plain text in UTF-8, ";
    private static final byte[] PDF = "%PDF-".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] ZIP = HexFormat.of().parseHex("504b0304");
    private static final byte[] JPEG = HexFormat.of().parseHex("ffd8ff");
    private static final byte[] PNG = HexFormat.of().parseHex("89504e470d0a1a0a");

    @Override
    public Judged look(byte[] bytes) {
        if (bytes.length == 0) {
            return Judged.refused(KINDS + "found an empty file");
        }
        if (starts(bytes, PDF)) {
            return PdfExamination.look(bytes);
        }
        if (starts(bytes, ZIP)) {
            return word(bytes);
        }
        if (starts(bytes, JPEG)) {
            return image(Kind.JPEG, bytes);
        }
        if (starts(bytes, PNG)) {
            return image(Kind.PNG, bytes);
        }
        return isText(bytes) ? Judged.sound(Kind.TXT) : Judged.refused(KINDS + "found another kind of file");
    }

    /** Of an image what is not needed to show it is left out; the rest goes as it came. */
    @Override
    public byte[] bare(Kind kind, byte[] bytes) {
        return switch (kind) {
            case JPEG -> JpegImage.bare(bytes);
            case PNG -> PngImage.bare(bytes);
            default -> bytes;
        };
    }

    private Judged image(Kind kind, byte[] bytes) {
        try {
            bare(kind, bytes);
            return Judged.sound(kind);
        } catch (RuntimeException e) {
            return Judged.refused("expected a whole image, found a damaged one: save it anew");
        }
    }

    private static Judged word(byte[] bytes) {
        try {
            DocxFile.read(bytes);
            return Judged.sound(Kind.DOCX);
        } catch (IllegalArgumentException e) {
            return Judged.refused(e.getMessage());
        }
    }

    private static boolean starts(byte[] bytes, byte[] with) {
        return bytes.length > with.length && Arrays.equals(bytes, 0, with.length, with, 0, with.length);
    }

    private static boolean isText(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .chars()
                    .noneMatch(letter -> Character.isISOControl(letter) && "\t\n\r\f".indexOf(letter) < 0);
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
