package uk.hailsham.hub.domain.referral;

import java.util.Optional;
import java.util.UUID;
import uk.hailsham.hub.domain.identifier.Shown;

/**
 * A paper that goes with a referral, as it lies in the vault. The name it came under is not kept: it may tell of the child.
 *
 * @param number from 1, in the order in which they came
 * @param sha256 of the plain bytes, in hexadecimal digits
 */
public record Attachment(UUID id, int number, Kind kind, long size, String sha256) {

    /** The same name whenever it is carried to this recipient, so that a repeat is recognised as one. */
    public String nameFor(UUID recipient) {
        return Shown.RECIPIENT.of(recipient) + "-" + number + "." + kind.ending();
    }

    /** What may be attached. */
    public enum Kind {
        PDF("pdf", "application/pdf"),
        DOCX("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        JPEG("jpg", "image/jpeg"),
        PNG("png", "image/png"),
        TXT("txt", "text/plain; charset=utf-8");

        private final String ending;
        private final String contentType;

        Kind(String ending, String contentType) {
            this.ending = ending;
            this.contentType = contentType;
        }

        public String ending() {
            return ending;
        }

        public String contentType() {
            return contentType;
        }
    }

    /** Judges a paper by its bytes. */
    @FunctionalInterface
    public interface Examination {
        Judged look(byte[] bytes);

        /** A sound paper without what is not needed to read it: where and when a photograph was taken. */
        default byte[] bare(Kind kind, byte[] bytes) {
            return bytes;
        }
    }

    /**
     * @param kind null when it is refused
     * @param reason what was expected and what was found; null when it is sound
     */
    public record Judged(Kind kind, String reason) {
        public static Judged sound(Kind kind) {
            return new Judged(kind, null);
        }

        public static Judged refused(String reason) {
            return new Judged(null, reason);
        }

        public Optional<String> refusal() {
            return Optional.ofNullable(reason);
        }
    }
}
