package uk.hailsham.hub.connectors.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The seals outside the database, a line each: number, time, events, hash; and a line for each cut. Only ever added to. */
final class SealFile {
    /** How a line begins that says up to which seal the events were disposed of. */
    static final String CUT = "cut ";

    private final Path path;
    private long last = -1;

    /** Of the file after this hub's last line; another node may have added to it since. */
    private long size = -1;

    SealFile(Path path) {
        this.path = path;
    }

    boolean exists() {
        return Files.exists(path);
    }

    /** Number of the youngest seal written; 0 when there is none. A line that a crash tore is cut off. */
    synchronized long last() {
        if (last < 0 || size != length()) {
            mend();
            last = lines().keySet().stream().mapToLong(Long::longValue).max().orElse(0);
            size = length();
        }
        return last;
    }

    /** Written through to the disk before it returns. */
    synchronized void append(long number, String line) {
        write(line);
        last = number;
        size = length();
    }

    private void write(String line) {
        try {
            Files.writeString(
                    path, line + '\n', StandardOpenOption.CREATE, StandardOpenOption.APPEND, StandardOpenOption.DSYNC);
        } catch (IOException e) {
            last = -1;
            throw new UncheckedIOException("the seals' file cannot be written: " + path, e);
        }
    }

    private long length() {
        try {
            return exists() ? Files.size(path) : 0;
        } catch (IOException e) {
            throw new UncheckedIOException("the seals' file cannot be read: " + path, e);
        }
    }

    /** Every whole line by the number it begins with. */
    Map<Long, String> lines() {
        Map<Long, String> lines = new LinkedHashMap<>();
        for (String line : read()) {
            if (line.matches("\\d{1,18} .*")) {
                lines.put(Long.valueOf(line.substring(0, line.indexOf(' '))), line);
            }
        }
        return lines;
    }

    /** Written through to the disk before it returns: a cut that the file does not know is none. */
    synchronized void cut(String line) {
        mend();
        write(line);
    }

    Set<String> cuts() {
        return read().stream().filter(line -> line.startsWith(CUT)).collect(Collectors.toSet());
    }

    private List<String> read() {
        try {
            return exists()
                    ? Files.readString(path, StandardCharsets.US_ASCII).lines().toList()
                    : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException("the seals' file cannot be read: " + path, e);
        }
    }

    private void mend() {
        if (!exists()) {
            return;
        }
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            long end = channel.size();
            ByteBuffer one = ByteBuffer.allocate(1);
            while (end > 0 && channel.read(one.clear(), end - 1) == 1 && one.get(0) != '\n') {
                end--;
            }
            channel.truncate(end);
        } catch (IOException e) {
            throw new UncheckedIOException("the seals' file cannot be mended: " + path, e);
        }
    }
}
