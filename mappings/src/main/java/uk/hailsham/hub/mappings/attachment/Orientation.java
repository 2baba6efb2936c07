package uk.hailsham.hub.mappings.attachment;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Which way up a picture is: the one thing in EXIF without which a photographed letter cannot be read. */
final class Orientation {
    private static final int TAG = 0x0112;
    private static final int MOST = 8;

    private Orientation() {}

    /**
     * @param tiff what follows the EXIF header
     * @return 1 to 8, as EXIF counts them; 1 when nothing readable is said
     */
    static int of(byte[] tiff) {
        try {
            ByteBuffer in = ByteBuffer.wrap(tiff);
            in.order(tiff[0] == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
            int at = in.getInt(4);
            int entries = in.getShort(at) & 0xffff;
            for (int i = 0; i < entries; i++) {
                int entry = at + 2 + i * 12;
                if ((in.getShort(entry) & 0xffff) == TAG) {
                    int said = in.getShort(entry + 8);
                    return said > 1 && said <= MOST ? said : 1;
                }
            }
            return 1;
        } catch (IndexOutOfBoundsException e) {
            return 1;
        }
    }

    /** An EXIF segment that says this and nothing else. */
    static byte[] exif(int orientation) {
        return ByteBuffer.allocate(32)
                .put(new byte[] {'E', 'x', 'i', 'f', 0, 0, 'M', 'M', 0, 42})
                .putInt(8)
                .putShort((short) 1)
                .putShort((short) TAG)
                .putShort((short) 3)
                .putInt(1)
                .putShort((short) orientation)
                .putShort((short) 0)
                .putInt(0)
                .array();
    }
}
