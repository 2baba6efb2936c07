package uk.hailsham.hub.mappings.attachment;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A JPEG as its segments (ITU-T T.81, annex B). What is not needed to show it is left out: EXIF with places and times, the
 * maker's notes, thumbnails, comments, whatever follows the end.
 */
final class JpegImage {
    private static final byte[] EXIF = "Exif\0\0".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] ICC = "ICC_PROFILE\0".getBytes(StandardCharsets.US_ASCII);
    private static final int SCAN = 0xda;
    private static final int END = 0xd9;

    private final ByteBuffer in;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private JpegImage(byte[] bytes) {
        in = ByteBuffer.wrap(bytes);
    }

    /** @throws RuntimeException when it is not whole */
    static byte[] bare(byte[] bytes) {
        return new JpegImage(bytes).bare();
    }

    private byte[] bare() {
        in.getShort();
        out.writeBytes(new byte[] {(byte) 0xff, (byte) 0xd8});
        for (int marker = marker(); marker != END; marker = marker()) {
            byte[] segment = segment();
            if (isExif(marker, segment)) {
                int turned = Orientation.of(Arrays.copyOfRange(segment, EXIF.length, segment.length));
                if (turned > 1) {
                    write(marker, Orientation.exif(turned));
                }
            } else if (isNeeded(marker, segment)) {
                write(marker, segment);
            }
            if (marker == SCAN) {
                scan();
            }
        }
        out.writeBytes(new byte[] {(byte) 0xff, (byte) END});
        return out.toByteArray();
    }

    private int marker() {
        int next = in.get() & 0xff;
        if (next != 0xff) {
            throw new IllegalArgumentException("expected a marker, found something else");
        }
        while (next == 0xff) {
            next = in.get() & 0xff;
        }
        return next;
    }

    private byte[] segment() {
        int length = in.getShort() & 0xffff;
        byte[] segment = new byte[length - 2];
        in.get(segment);
        return segment;
    }

    private static boolean isExif(int marker, byte[] segment) {
        return marker == 0xe1 && starts(segment, EXIF);
    }

    /** JFIF, colour profile and Adobe's colour transform of the application segments; no comment. */
    private static boolean isNeeded(int marker, byte[] segment) {
        boolean application = marker >= 0xe0 && marker <= 0xef;
        return application
                ? marker == 0xe0 || marker == 0xee || marker == 0xe2 && starts(segment, ICC)
                : marker != 0xfe;
    }

    private static boolean starts(byte[] segment, byte[] with) {
        return segment.length >= with.length && Arrays.equals(segment, 0, with.length, with, 0, with.length);
    }

    private void write(int marker, byte[] segment) {
        int length = segment.length + 2;
        out.writeBytes(new byte[] {(byte) 0xff, (byte) marker, (byte) (length >> 8), (byte) length});
        out.writeBytes(segment);
    }

    /** The picture's own data: up to a marker that is neither a stuffed byte nor a restart. */
    private void scan() {
        while (true) {
            int next = in.get() & 0xff;
            if (next == 0xff) {
                int after = in.get(in.position()) & 0xff;
                if (after != 0 && (after < 0xd0 || after > 0xd7)) {
                    in.position(in.position() - 1);
                    return;
                }
            }
            out.write(next);
        }
    }
}
