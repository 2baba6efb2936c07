package uk.hailsham.hub.mappings.xml;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Ends a file that goes on for more than a megabyte without a blank, or for eight without a bracket of markup: the
 * parser has no limit of its own for the length of a name or of a document type's identifiers, and would collect them in
 * memory.
 */
final class UnbrokenRuns extends FilterInputStream {
    static final int LONGEST_WORD = 1024 * 1024;
    static final int LONGEST_TEXT = 8 * 1024 * 1024;

    private int word;
    private int text;

    UnbrokenRuns(InputStream in) {
        super(in);
    }

    @Override
    public int read() throws IOException {
        int b = super.read();
        if (b >= 0) {
            count(b);
        }
        return b;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        int read = super.read(bytes, from, length);
        for (int i = from; i < from + read; i++) {
            count(bytes[i]);
        }
        return read;
    }

    private void count(int b) throws TooLong {
        boolean bracket = b == '<' || b == '>';
        text = bracket ? 0 : text + 1;
        word = bracket || b == ' ' || b == '\n' ? 0 : word + 1;
        if (word > LONGEST_WORD || text > LONGEST_TEXT) {
            throw new TooLong();
        }
    }

    static final class TooLong extends IOException {}
}
