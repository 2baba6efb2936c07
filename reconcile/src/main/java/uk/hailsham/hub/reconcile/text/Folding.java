package uk.hailsham.hub.reconcile.text;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;

/**
 * Folds text to upper-case letters and digits, one byte each, words parted by one space: accents, hyphens, apostrophes and
 * case do not tell words apart. Letters of other scripts keep seven bits and the sign bit, enough to compare them.
 */
public final class Folding {
    private static final Charset FALLBACK = Charset.forName("windows-1252");
    private static final byte DROPPED = 0;
    private static final byte PARTING = ' ';
    private static final byte[] PLAIN = plain();

    private Folding() {}

    private static byte[] plain() {
        byte[] plain = new byte[128];
        for (int c = 0; c < plain.length; c++) {
            boolean kept = c >= '0' && c <= '9' || c >= 'A' && c <= 'Z';
            plain[c] = kept ? (byte) c : c >= 'a' && c <= 'z' ? (byte) (c - 32) : PARTING;
        }
        for (char c : "'`.\"".toCharArray()) {
            plain[c] = DROPPED;
        }
        return plain;
    }

    /** Folds bytes of UTF-8, or of windows-1252 where they are none; gives how many bytes were written. */
    public static int fold(byte[] from, int start, int end, byte[] to) {
        int n = 0;
        boolean parted = false;
        for (int i = start; i < end; i++) {
            byte c = from[i];
            if (c < 0) {
                return foldOther(from, start, end, to);
            }
            byte folded = PLAIN[c];
            if (folded == PARTING) {
                parted = n > 0;
            } else if (folded != DROPPED && n < to.length - 1) {
                if (parted) {
                    to[n++] = ' ';
                    parted = false;
                }
                to[n++] = folded;
            }
        }
        return n;
    }

    private static int foldOther(byte[] from, int start, int end, byte[] to) {
        String text = Normalizer.normalize(decode(from, start, end), Normalizer.Form.NFD)
                .replaceAll("[\\p{M}’‘]", "")
                .toUpperCase(Locale.ROOT)
                .replace("Ł", "L")
                .replace("Ø", "O")
                .replace("Đ", "D")
                .replace("Æ", "AE")
                .replace("Œ", "OE")
                .replace("ẞ", "SS")
                .replace("Þ", "TH");
        int n = 0;
        boolean parted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean other = c > 127;
            byte folded = !other ? PLAIN[c] : Character.isLetterOrDigit(c) ? (byte) (c & 127 | 128) : PARTING;
            if (!other && folded == DROPPED) {
                continue;
            }
            if (folded == PARTING) {
                parted = n > 0;
            } else if (n < to.length - 1) {
                if (parted) {
                    to[n++] = ' ';
                    parted = false;
                }
                to[n++] = folded;
            }
        }
        return n;
    }

    static String decode(byte[] from, int start, int end) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(from, start, end - start))
                    .toString();
        } catch (CharacterCodingException e) {
            return new String(from, start, end - start, FALLBACK);
        }
    }

    public static byte[] fold(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        byte[] folded = new byte[bytes.length * 2 + 2];
        return java.util.Arrays.copyOf(folded, fold(bytes, 0, bytes.length, folded));
    }
}
