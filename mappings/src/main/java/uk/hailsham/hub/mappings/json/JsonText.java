package uk.hailsham.hub.mappings.json;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Decodes strictly; a byte order mark says the charset better than anything agreed (PowerShell writes UTF-16). */
final class JsonText {
    private JsonText() {}

    static Reader open(InputStream bytes, Charset agreed) throws IOException {
        PushbackInputStream begun = new PushbackInputStream(bytes, 3);
        byte[] mark = begun.readNBytes(3);
        Charset charset = agreed;
        int length = 0;
        if (begins(mark, 0xEF, 0xBB, 0xBF)) {
            charset = StandardCharsets.UTF_8;
            length = 3;
        } else if (begins(mark, 0xFF, 0xFE)) {
            charset = StandardCharsets.UTF_16LE;
            length = 2;
        } else if (begins(mark, 0xFE, 0xFF)) {
            charset = StandardCharsets.UTF_16BE;
            length = 2;
        }
        begun.unread(mark, length, mark.length - length);
        return new InputStreamReader(
                begun,
                charset.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT));
    }

    private static boolean begins(byte[] bytes, int... mark) {
        for (int i = 0; i < mark.length; i++) {
            if (i >= bytes.length || (bytes[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }
}
