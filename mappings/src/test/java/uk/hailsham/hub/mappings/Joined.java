package uk.hailsham.hub.mappings;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import uk.hailsham.hub.domain.intake.DropContent;

/** A drop of several files as one run of bytes, for a fuzzer that knows only such: a line {@code =====} between them. */
final class Joined {
    private static final byte[] BETWEEN = "\n=====\n".getBytes(StandardCharsets.US_ASCII);
    private static final int MOST = 8;

    private Joined() {}

    static byte[] together(List<byte[]> files) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (int i = 0; i < files.size(); i++) {
            all.writeBytes(i == 0 ? new byte[0] : BETWEEN);
            all.writeBytes(files.get(i));
        }
        return all.toByteArray();
    }

    /** One file at least, though it is empty. */
    static List<DropContent.Part> apart(byte[] all) {
        List<DropContent.Part> parts = new ArrayList<>();
        int from = 0;
        int at = 0;
        while (at + BETWEEN.length <= all.length && parts.size() < MOST - 1) {
            if (java.util.Arrays.equals(all, at, at + BETWEEN.length, BETWEEN, 0, BETWEEN.length)) {
                parts.add(part(all, from, at, parts.size()));
                from = at + BETWEEN.length;
                at = from;
            } else {
                at++;
            }
        }
        parts.add(part(all, from, all.length, parts.size()));
        return parts;
    }

    private static DropContent.Part part(byte[] all, int from, int to, int number) {
        return Parts.of("part-" + (number + 1), java.util.Arrays.copyOfRange(all, from, to));
    }
}
