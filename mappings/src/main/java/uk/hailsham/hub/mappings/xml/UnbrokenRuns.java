package uk.hailsham.hub.mappings.xml;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Ends a file that goes on for more than a megabyte without a blank or a markup character: the parser has no limit of
 * its own for the length of a name, and would collect it in memory.
 */
final class UnbrokenRuns extends FilterInputStream {
    static final int LONGEST = 1024 * 1024;

    private int run;

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
        if (b == ' ' || b == '<' || b == '>' || b == '\n') {
            run = 0;
        } else if (++run > LONGEST) {
            throw new TooLong();
        }
    }

    static final class TooLong extends IOException {}
}
