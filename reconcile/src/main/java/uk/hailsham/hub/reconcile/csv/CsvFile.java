package uk.hailsham.hub.reconcile.csv;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** One CSV file with headings: its delimiter, its headings, and where its rows begin. */
public final class CsvFile {
    private static final int HEAD = 1 << 16;
    private static final int SMALLEST_PART = 1 << 22;

    private final Path path;
    private final byte delimiter;
    private final List<String> headings;
    private final long begin;
    private final long size;

    private CsvFile(Path path, byte delimiter, List<String> headings, long begin, long size) {
        this.path = path;
        this.delimiter = delimiter;
        this.headings = List.copyOf(headings);
        this.begin = begin;
        this.size = size;
    }

    /** Reads the headings; the delimiter is the one of comma, semicolon, tab and bar that stands in them most often. */
    public static CsvFile open(Path path) throws IOException {
        byte[] head = head(path);
        int bom =
                head.length >= 3 && head[0] == (byte) 0xef && head[1] == (byte) 0xbb && head[2] == (byte) 0xbf ? 3 : 0;
        byte delimiter = delimiter(head, bom);
        RowScanner scanner = new RowScanner(name(path), delimiter, 0);
        int next = scanner.scan(head, bom, head.length, head.length < HEAD);
        if (next < 0 || scanner.isBlank()) {
            throw new CsvFault(name(path), 1, 1, "expected a line of headings, found none");
        }
        List<String> headings = new ArrayList<>();
        for (int i = 0; i < scanner.cells(); i++) {
            int from = scanner.from()[i];
            headings.add(new String(head, from, scanner.to()[i] - from, StandardCharsets.UTF_8));
        }
        distinct(path, headings);
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            return new CsvFile(path, delimiter, headings, next, channel.size());
        }
    }

    private static byte[] head(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            ByteBuffer head = ByteBuffer.allocate((int) Math.min(HEAD, channel.size()));
            while (head.hasRemaining() && channel.read(head) >= 0) {
                continue;
            }
            return head.array();
        }
    }

    private static byte delimiter(byte[] head, int from) {
        byte best = ',';
        int most = 0;
        for (byte candidate : new byte[] {',', ';', '\t', '|'}) {
            int count = 0;
            for (int i = from; i < head.length && head[i] != '\n'; i++) {
                count += head[i] == candidate ? 1 : 0;
            }
            if (count > most) {
                best = candidate;
                most = count;
            }
        }
        return best;
    }

    private static void distinct(Path path, List<String> headings) {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < headings.size(); i++) {
            if (!headings.get(i).isEmpty() && !seen.add(headings.get(i))) {
                throw new CsvFault(
                        name(path), 1, i + 1, "expected each heading once, found '" + headings.get(i) + "' again");
            }
        }
    }

    private static String name(Path path) {
        return path.getFileName().toString();
    }

    public Path path() {
        return path;
    }

    public List<String> headings() {
        return headings;
    }

    public long size() {
        return size;
    }

    byte delimiter() {
        return delimiter;
    }

    /** Every row as text, for files of which not the last second counts. */
    public void each(TextRows rows) throws IOException {
        long above = lineAt(begin) - 1;
        CsvPart part = new CsvPart(this, begin, size);
        part.read((buffer, from, to) -> {
            String[] cells = new String[headings.size()];
            for (int i = 0; i < cells.length; i++) {
                cells[i] = new String(buffer, from[i], to[i] - from[i], StandardCharsets.UTF_8);
            }
            rows.row(above + part.line(), List.of(cells));
        });
    }

    /** The values of each column in the first rows, blanks left out. */
    public List<List<String>> glance(int rows) throws IOException {
        List<List<String>> columns = new ArrayList<>();
        headings.forEach(heading -> columns.add(new ArrayList<>()));
        new CsvPart(this, begin, size)
                .read(
                        (buffer, from, to) -> {
                            for (int i = 0; i < columns.size(); i++) {
                                if (to[i] > from[i]) {
                                    columns.get(i)
                                            .add(new String(buffer, from[i], to[i] - from[i], StandardCharsets.UTF_8));
                                }
                            }
                        },
                        rows);
        return columns;
    }

    /** At most so many parts, cut at ends of lines; a small file is one part. */
    public List<CsvPart> parts(int most) throws IOException {
        int count = (int) Math.max(1, Math.min(most, (size - begin) / SMALLEST_PART));
        long[] starts = new long[count + 1];
        starts[0] = begin;
        starts[count] = size;
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            for (int i = 1; i < count; i++) {
                starts[i] = afterLine(channel, Math.max(starts[i - 1], begin + (size - begin) / count * i));
            }
        }
        List<CsvPart> parts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            parts.add(new CsvPart(this, starts[i], starts[i + 1]));
        }
        return parts;
    }

    private long afterLine(FileChannel channel, long from) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(HEAD);
        for (long at = from; at < size; at += HEAD) {
            buffer.clear();
            int read = channel.read(buffer, at);
            for (int i = 0; i < read; i++) {
                if (buffer.get(i) == '\n') {
                    return at + i + 1;
                }
            }
        }
        return size;
    }

    /** The number of the line that begins at this place of the file, from 1. */
    long lineAt(long place) throws IOException {
        long line = 1;
        ByteBuffer buffer = ByteBuffer.allocate(1 << 20);
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            for (long at = 0; at < place; at += buffer.capacity()) {
                buffer.clear();
                int read = (int) Math.min(channel.read(buffer, at), place - at);
                for (int i = 0; i < read; i++) {
                    line += buffer.get(i) == '\n' ? 1 : 0;
                }
            }
        }
        return line;
    }
}
