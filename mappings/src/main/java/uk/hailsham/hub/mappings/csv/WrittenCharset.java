package uk.hailsham.hub.mappings.csv;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;
import uk.hailsham.hub.domain.intake.DropContent;
import uk.hailsham.hub.domain.intake.Rejection;

/**
 * In which charset a file was written in truth. A file agreed to be windows-1252 that is sound UTF-8 with letters beyond
 * ASCII is UTF-8: read otherwise, every accented name in it would come out as another name, and match nobody.
 */
public final class WrittenCharset {
    private static final int CHUNK = 1 << 14;

    private WrittenCharset() {}

    /** @param notes gets a line when the file is not in the charset agreed */
    public static Charset of(DropContent.Part part, Charset agreed, List<Rejection> notes) {
        if (agreed.equals(StandardCharsets.UTF_8) || !isUtf8BeyondAscii(part)) {
            return agreed;
        }
        notes.add(new Rejection(
                part.name(), 0, "charset", "other-charset", Rejection.Effect.FIELD_DROPPED, agreed.name(), "UTF-8"));
        return StandardCharsets.UTF_8;
    }

    private static boolean isUtf8BeyondAscii(DropContent.Part part) {
        boolean beyond = false;
        try (InputStream bytes = part.open();
                Reader text = new InputStreamReader(
                        bytes, StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT))) {
            char[] chunk = new char[CHUNK];
            for (int read = text.read(chunk); read >= 0; read = text.read(chunk)) {
                for (int i = 0; i < read; i++) {
                    beyond |= chunk[i] > 127;
                }
            }
            return beyond;
        } catch (CharacterCodingException e) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
