package uk.hailsham.hub.mappings.hl7v2;

import ca.uhn.hl7v2.parser.DefaultEscaping;
import ca.uhn.hl7v2.parser.EncodingCharacters;
import ca.uhn.hl7v2.parser.Escaping;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Writes every backslash as one. HAPI leaves alone what looks like an escape, such as {@code \Zoe\} in the path of a file or
 * {@code \X0D\}, and a reader would take it for one; no text of the hub's holds an escape.
 */
final class EveryBackslash implements Escaping {
    private final Escaping others = new DefaultEscaping();

    @Override
    public String escape(String text, EncodingCharacters letters) {
        if (text == null) {
            return null;
        }
        String escape = String.valueOf(letters.getEscapeCharacter());
        return Arrays.stream(text.split(Pattern.quote(escape), -1))
                .map(piece -> others.escape(piece, letters))
                .collect(Collectors.joining(escape + "E" + escape));
    }

    @Override
    public String unescape(String text, EncodingCharacters letters) {
        return others.unescape(text, letters);
    }
}
