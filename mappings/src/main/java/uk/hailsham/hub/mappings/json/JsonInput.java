package uk.hailsham.hub.mappings.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import uk.hailsham.hub.domain.intake.DropRefused;
import uk.hailsham.hub.domain.intake.Rejection;

/**
 * A JSON file in UTF-8 from front to back. What is not JSON to its end, and what is beyond every measure, refuses the
 * file with the line and nothing of its content.
 */
public final class JsonInput implements AutoCloseable {
    static final int DEPTH = 64;
    static final int TEXT_CHARACTERS = 64 * 1024;
    private static final int NUMBER_CHARACTERS = 100;
    private static final int NAME_CHARACTERS = 1_000;
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEPTH)
                    .maxStringLength(TEXT_CHARACTERS)
                    .maxNumberLength(NUMBER_CHARACTERS)
                    .maxNameLength(NAME_CHARACTERS)
                    .build())
            // Names come from outside: kept for all files, they would fill the memory.
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .build();

    private final String file;
    private final Reader text;
    private final JsonParser parser;

    private JsonInput(String file, Reader text) throws IOException {
        this.file = file;
        this.text = text;
        this.parser = FACTORY.createParser(text);
    }

    /** @param bytes closed with this input; a byte order mark at their beginning is passed over */
    public static JsonInput open(String file, InputStream bytes) {
        Reader text = new BufferedReader(new InputStreamReader(
                bytes,
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT)));
        try {
            text.mark(1);
            if (text.read() != BYTE_ORDER_MARK) {
                text.reset();
            }
            return new JsonInput(file, text);
        } catch (CharacterCodingException e) {
            closeQuietly(bytes);
            throw refusal(file, "line 1", "wrong-charset", "text in UTF-8", "bytes outside it");
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
        try {
            return new GrowingRecord(values, characters).read(parser);
        } catch (IOException e) {
            throw refused(e);
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
            return refused(at(), "wrong-charset", "text in UTF-8", "bytes outside it");
        }
        if (e instanceof StreamConstraintsException) {
            String expected = "at most %d levels, texts of at most %,d characters and numbers of at most %d"
                    .formatted(DEPTH, TEXT_CHARACTERS, NUMBER_CHARACTERS);
            return refused(at(), "too-large", expected, "more");
        }
        if (e instanceof JsonProcessingException) {
            return refused(at(), "malformed-json", "a JSON document to its end", null);
        }
        return new UncheckedIOException(e);
    }

    private String at() {
        return "line " + parser.currentLocation().getLineNr();
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
