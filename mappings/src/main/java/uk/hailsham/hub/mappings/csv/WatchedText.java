package uk.hailsham.hub.mappings.csv;

import java.io.FilterReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;

/** Decodes strictly, passes over a byte order mark, refuses NULs, and watches whether quotes come in pairs, which the parser does not. */
final class WatchedText extends FilterReader {
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private boolean atBeginning = true;
    private boolean quotesPaired = true;
    private char last = '\n';

    WatchedText(InputStream bytes, Charset charset) {
        super(new InputStreamReader(
                bytes,
                charset.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT)));
    }

    @Override
    public int read() throws IOException {
        char[] one = new char[1];
        return read(one, 0, 1) < 0 ? -1 : one[0];
    }

    @Override
    public int read(char[] text, int from, int length) throws IOException {
        int read = atBeginning ? first(text, from, length) : super.read(text, from, length);
        for (int i = from; i < from + read; i++) {
            if (text[i] == 0) {
                throw new NulFound();
            }
            if (text[i] == '"') {
                quotesPaired = !quotesPaired;
            }
            last = text[i];
        }
        return read;
    }

    private int first(char[] text, int from, int length) throws IOException {
        atBeginning = false;
        int read = super.read(text, from, length);
        if (read < 1 || text[from] != BYTE_ORDER_MARK) {
            return read;
        }
        System.arraycopy(text, from + 1, text, from, read - 1);
        return read == 1 ? super.read(text, from, length) : read - 1;
    }

    boolean quotesPaired() {
        return quotesPaired;
    }

    boolean endsWithLine() {
        return last == '\n' || last == '\r';
    }

    static final class NulFound extends CharacterCodingException {}
}
