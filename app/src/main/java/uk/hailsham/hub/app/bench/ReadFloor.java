package uk.hailsham.hub.app.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.List;

/** The time it takes to do no more than read the files, byte by byte once: nobody can be faster. */
final class ReadFloor {
    private static final int BUFFER = 1 << 20;

    private ReadFloor() {}

    static double seconds(List<Path> files) throws IOException {
        long begun = System.nanoTime();
        long lines = 0;
        for (Path file : files) {
            lines += lines(file);
        }
        double seconds = (System.nanoTime() - begun) / 1e9;
        System.err.printf("  read %,d lines in %.1f s%n", lines, seconds);
        return seconds;
    }

    static long lines(Path file) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
        long lines = 0;
        try (FileChannel in = FileChannel.open(file)) {
            while (in.read(buffer.clear()) > 0) {
                byte[] bytes = buffer.array();
                for (int i = 0, end = buffer.position(); i < end; i++) {
                    lines += bytes[i] == '\n' ? 1 : 0;
                }
            }
        }
        return lines;
    }
}
