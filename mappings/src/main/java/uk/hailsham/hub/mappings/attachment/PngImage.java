package uk.hailsham.hub.mappings.attachment;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/** A PNG as its chunks; only those that show it are kept: no text, no EXIF, no time, nothing after the end. */
final class PngImage {
    private static final int SIGNATURE = 8;
    private static final Set<String> NEEDED =
            Set.of("IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "cHRM", "sRGB", "iCCP", "sBIT", "bKGD", "pHYs");

    private PngImage() {}

    /** @throws RuntimeException when it is not whole */
    static byte[] bare(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(bytes, 0, SIGNATURE);
        in.position(SIGNATURE);
        String type;
        do {
            int start = in.position();
            int length = in.getInt();
            byte[] name = new byte[4];
            in.get(name);
            type = new String(name, StandardCharsets.US_ASCII);
            in.position(Math.addExact(in.position(), Math.addExact(length, 4)));
            if (length < 0) {
                throw new IllegalArgumentException("expected a length, found a negative number");
            }
            if (NEEDED.contains(type)) {
                out.write(bytes, start, in.position() - start);
            }
        } while (!"IEND".equals(type));
        return out.toByteArray();
    }
}
