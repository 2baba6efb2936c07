package uk.hailsham.hub.reconcile.csv;

import java.util.Arrays;

/** Finds the cells of one row in a buffer (RFC 4180; a quote inside an unquoted cell is an ordinary character). */
final class RowScanner {
    static final int INCOMPLETE = -1;

    private final String file;
    private final byte delimiter;
    /** How many cells a row must have; 0 when any number will do. */
    private final int expected;

    private int[] from = new int[32];
    private int[] to = new int[32];
    private int cells;
    private long line = 1;
    private int linesInRow;
    private int quotesInRow;
    private long quotes;
    private boolean escaped;

    RowScanner(String file, byte delimiter, int expected) {
        this.file = file;
        this.delimiter = delimiter;
        this.expected = expected;
    }

    int[] from() {
        return from;
    }

    int[] to() {
        return to;
    }

    int cells() {
        return cells;
    }

    /** Lines begun so far, counted from 1 at the first byte scanned. */
    long line() {
        return line;
    }

    long quotes() {
        return quotes;
    }

    boolean isBlank() {
        return cells == 1 && from[0] == to[0];
    }

    /**
     * Scans the row at {@code pos}.
     *
     * @param last whether nothing comes after {@code end}
     * @return where the next row begins, or {@link #INCOMPLETE}
     */
    int scan(byte[] buffer, int pos, int end, boolean last) {
        cells = 0;
        linesInRow = 0;
        quotesInRow = 0;
        escaped = false;
        int i = pos;
        while (true) {
            i = i < end && buffer[i] == '"' ? quoted(buffer, i, end, last) : plain(buffer, i, end);
            if (i == INCOMPLETE || i >= end && !last) {
                return INCOMPLETE;
            }
            if (i >= end || buffer[i] != delimiter) {
                break;
            }
            i++;
        }
        int next = afterLineEnd(buffer, i, end, last);
        if (next != INCOMPLETE) {
            finish(buffer);
        }
        return next;
    }

    private int afterLineEnd(byte[] buffer, int i, int end, boolean last) {
        if (i < end && buffer[i] == '\r') {
            if (i + 1 >= end) {
                return last ? end : INCOMPLETE;
            }
            return buffer[i + 1] == '\n' ? i + 2 : i + 1;
        }
        return Math.min(i + 1, end);
    }

    private void finish(byte[] buffer) {
        quotes += quotesInRow;
        if (expected > 0 && cells != expected && !isBlank()) {
            throw new CsvFault(
                    file, line, Math.min(cells, expected) + 1, "expected " + expected + " cells, found " + cells);
        }
        line += linesInRow + 1;
        for (int c = 0; c < cells; c++) {
            if (escaped && to[c] > from[c]) {
                unescape(buffer, c);
            }
            trim(buffer, c);
        }
    }

    private int plain(byte[] buffer, int start, int end) {
        int i = start;
        while (i < end) {
            byte c = buffer[i];
            if (c == delimiter || c == '\n' || c == '\r') {
                break;
            }
            quotesInRow += c == '"' ? 1 : 0;
            i++;
        }
        add(start, i);
        return i;
    }

    private int quoted(byte[] buffer, int start, int end, boolean last) {
        int i = start + 1;
        while (true) {
            if (i >= end) {
                return unclosed(last);
            }
            byte c = buffer[i];
            if (c == '"') {
                if (i + 1 >= end && !last) {
                    return INCOMPLETE;
                }
                if (i + 1 >= end || buffer[i + 1] != '"') {
                    break;
                }
                escaped = true;
                quotesInRow += 2;
                i++;
            }
            linesInRow += c == '\n' ? 1 : 0;
            i++;
        }
        quotesInRow += 2;
        add(start + 1, i);
        return closed(buffer, i + 1, end);
    }

    private int unclosed(boolean last) {
        if (last) {
            throw new CsvFault(file, line, cells + 1, "expected a closing quote, found the end of the file");
        }
        return INCOMPLETE;
    }

    private int closed(byte[] buffer, int after, int end) {
        int i = after;
        while (i < end && buffer[i] == ' ') {
            i++;
        }
        if (i < end && buffer[i] != delimiter && buffer[i] != '\n' && buffer[i] != '\r') {
            throw new CsvFault(file, line + linesInRow, cells, "expected the end of the cell after its closing quote");
        }
        return i;
    }

    private void add(int start, int end) {
        if (cells == from.length) {
            from = Arrays.copyOf(from, cells * 2);
            to = Arrays.copyOf(to, cells * 2);
        }
        from[cells] = start;
        to[cells++] = end;
    }

    /** Doubled quotes become single ones, in place: the row is not scanned again. */
    private void unescape(byte[] buffer, int cell) {
        if (from[cell] == 0 || buffer[from[cell] - 1] != '"') {
            return;
        }
        int out = from[cell];
        for (int i = from[cell]; i < to[cell]; i++) {
            buffer[out++] = buffer[i];
            i += buffer[i] == '"' ? 1 : 0;
        }
        to[cell] = out;
    }

    private void trim(byte[] buffer, int cell) {
        int start = from[cell];
        int end = to[cell];
        while (start < end && buffer[start] >= 0 && buffer[start] <= ' ') {
            start++;
        }
        while (end > start && buffer[end - 1] >= 0 && buffer[end - 1] <= ' ') {
            end--;
        }
        from[cell] = start;
        to[cell] = end;
    }
}
