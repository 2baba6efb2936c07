package uk.hailsham.hub.reconcile.csv;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;

/** A stretch of whole rows of a file. */
public final class CsvPart {
    private static final int BUFFER = 1 << 21;

    private final CsvFile file;
    private final long from;
    private final long to;
    private final RowScanner scanner;
    private long left;
    private long line;

    CsvPart(CsvFile file, long from, long to) {
        this.file = file;
        this.from = from;
        this.to = to;
        this.scanner = new RowScanner(
                file.path().getFileName().toString(),
                file.delimiter(),
                file.headings().size());
    }

    /** Reads every row, blank lines left out. */
    public void read(RowSink sink) throws IOException {
        read(sink, Long.MAX_VALUE);
    }

    /** @param most how many rows at most */
    void read(RowSink sink, long most) throws IOException {
        left = most;
        try (FileChannel channel = FileChannel.open(file.path(), StandardOpenOption.READ)) {
            read(channel, sink);
        } catch (CsvFault fault) {
            // The scanner counted lines from the part's first.
            throw fault.below(file.lineAt(from) - 1);
        }
    }

    private void read(FileChannel channel, RowSink sink) throws IOException {
        byte[] buffer = new byte[BUFFER];
        int filled = 0;
        long at = from;
        while (left > 0 && (at + filled < to || filled > 0)) {
            filled = fill(channel, buffer, filled, at);
            boolean last = at + filled >= to;
            int done = rows(buffer, filled, last, sink);
            if (done == 0 && !last && left > 0) {
                throw new CsvFault(
                        file.path().getFileName().toString(),
                        scanner.line(),
                        1,
                        "expected a row of at most " + BUFFER + " bytes, found a longer one");
            }
            System.arraycopy(buffer, done, buffer, 0, filled - done);
            filled -= done;
            at += done;
        }
    }

    private int fill(FileChannel channel, byte[] buffer, int filled, long at) throws IOException {
        int wanted = (int) Math.min(buffer.length, to - at);
        int full = filled;
        while (full < wanted) {
            int read = channel.read(ByteBuffer.wrap(buffer, full, wanted - full), at + full);
            if (read < 0) {
                throw new IOException("the file became shorter while it was read");
            }
            full += read;
        }
        return full;
    }

    private int rows(byte[] buffer, int filled, boolean last, RowSink sink) {
        int pos = 0;
        while (pos < filled && left > 0) {
            line = scanner.line();
            int next = scanner.scan(buffer, pos, filled, last);
            if (next == RowScanner.INCOMPLETE) {
                break;
            }
            if (!scanner.isBlank()) {
                sink.row(buffer, scanner.from(), scanner.to());
                left--;
            }
            pos = next;
        }
        return pos;
    }

    /** Where the row begins that was told last, counted from 1 at the part's first line. */
    long line() {
        return line;
    }

    /** An odd number says that a quoted cell was cut in two: then the file must be read in one part. */
    public boolean hasOddQuotes() {
        return scanner.quotes() % 2 != 0;
    }
}
