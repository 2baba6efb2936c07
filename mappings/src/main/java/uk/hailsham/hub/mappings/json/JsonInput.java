package uk.hailsham.hub.mappings.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.function.IntFunction;
import uk.hailsham.hub.domain.intake.DropRefused;
import uk.hailsham.hub.domain.intake.Rejection;

/**
 * A JSON file from front to back. What is not JSON to its end, and what is beyond every measure, refuses the
 * file with the line and nothing of its content.
 */
public final class JsonInput implements AutoCloseable {
    private final String file;
    private final Charset charset;
    private final JsonBounds bounds;
    private final IntFunction<String> place;
    private final Reader text;
    private final JsonParser parser;

    private JsonInput(String file, Charset charset, JsonBounds bounds, IntFunction<String> place, Reader text)
            throws IOException {
        this.file = file;
        this.charset = charset;
        this.bounds = bounds;
        this.place = place;
        this.text = text;
        this.parser = bounds.factory().createParser(text);
    }

    /** In UTF-8, by the strict measure. @param bytes closed with this input */
    public static JsonInput open(String file, InputStream bytes) {
        return open(file, bytes, StandardCharsets.UTF_8, JsonBounds.STRICT, line -> "line " + line);
    }

    /**
     * @param bytes closed with this input
     * @param charset unless a byte order mark at their beginning names another
     * @param place where a refusal says that it is, by the line
     */
    public static JsonInput open(
            String file, InputStream bytes, Charset charset, JsonBounds bounds, IntFunction<String> place) {
        try {
            return new JsonInput(file, charset, bounds, place, JsonText.open(bytes, charset));
        } catch (IOException e) {
            closeQuietly(bytes);
            throw new UncheckedIOException(e);
        }
    }

    private static void closeQuietly(InputStream bytes) {
        try {
            bytes.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The next token; null at the end of the file. */
    public JsonToken next() {
        try {
            return parser.nextToken();
        } catch (IOException e) {
            throw refused(e);
        }
    }

    /** The token read last; null at the beginning. */
    public JsonToken current() {
        return parser.currentToken();
    }

    /** The name of the member just read, whose value is the next token. */
    public String name() {
        try {
            return parser.currentName();
        } catch (IOException e) {
            throw refused(e);
        }
    }

    /** Passes over the object or array just begun; over any other value there is nothing to pass. */
    public void skip() {
        try {
            parser.skipChildren();
        } catch (IOException e) {
            throw refused(e);
        }
    }

    /**
     * The value just begun, to its end; what of it is beyond the extent is left out.
     *
     * @param values how many objects, arrays and other values
     * @param characters of all its texts together
     */
    public JsonRecord record(int values, int characters) {
        return portion(values, characters).next();
    }

    /** Values that belong together and share one measure. */
    public Portion portion(int values, int characters) {
        return new Portion(new GrowingRecord(values, characters));
    }

    /** A share of the file that may not grow beyond its measure. */
    public final class Portion {
        private final GrowingRecord growing;

        private Portion(GrowingRecord growing) {
            this.growing = growing;
        }

        /** The value just begun, to its end; what of it is beyond the measure is left out. */
        public JsonRecord next() {
            try {
                return growing.read(parser);
            } catch (IOException e) {
                throw refused(e);
            }
        }

        public boolean isCut() {
            return growing.isCut();
        }
    }

    /** After the last token of the document: refuses a file that goes on. */
    public void end() {
        if (next() != null) {
            throw refused(at(), "malformed-json", "one JSON document in the file", "more after its end");
        }
    }

    /** To be thrown when the file can be parsed but is not what was expected. */
    public DropRefused refused(String field, String code, String expected, String found) {
        return refusal(file, field, code, expected, found);
    }

    private RuntimeException refused(IOException e) {
        if (e instanceof CharacterCodingException) {
            return refused(at(), "wrong-charset", "text in " + charset.name(), "bytes outside it");
        }
        if (e instanceof StreamConstraintsException) {
            return refused(at(), "too-large", bounds.expectedLess(), bounds.foundMore());
        }
        // Without the cause: the parser quotes what it stumbled over.
        if (e instanceof JsonProcessingException) {
            return refused(at(), "malformed-json", bounds.expected(), null);
        }
        return new UncheckedIOException(e);
    }

    /** Where the file is read now. */
    public String at() {
        return place.apply(parser.currentLocation().getLineNr());
    }

    private static DropRefused refusal(String file, String field, String code, String expected, String found) {
        return new DropRefused(new Rejection(file, 0, field, code, Rejection.Effect.FILE_REFUSED, expected, found));
    }

    @Override
    public void close() {
        try (Reader closing = text) {
            parser.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
