package uk.hailsham.hub.town;

import java.util.ArrayDeque;
import java.util.Deque;

/** One JSON value, written member after member on one line; a member whose value is null is left out, unless asked for. */
final class Json {
    private final StringBuilder text = new StringBuilder();
    private final Deque<Character> ends = new ArrayDeque<>();
    private boolean first = true;

    /** An object, in a list or by itself. */
    Json open() {
        return begin('{', '}');
    }

    Json open(String name) {
        name(name);
        return bracket('{', '}');
    }

    Json list(String name) {
        name(name);
        return bracket('[', ']');
    }

    Json put(String name, Object value) {
        return value == null ? this : putNullable(name, value);
    }

    Json putNullable(String name, Object value) {
        name(name);
        boolean plain = value == null || value instanceof Number || value instanceof Boolean;
        text.append(plain ? value : quoted(value.toString()));
        return this;
    }

    Json shut() {
        return shut(1);
    }

    Json shut(int count) {
        for (int i = 0; i < count; i++) {
            text.append(ends.pop());
        }
        first = false;
        return this;
    }

    private void name(String name) {
        separate();
        text.append(quoted(name)).append(": ");
    }

    private Json begin(char start, char end) {
        separate();
        return bracket(start, end);
    }

    private void separate() {
        text.append(first ? "" : ", ");
        first = false;
    }

    private Json bracket(char start, char end) {
        text.append(start);
        ends.push(end);
        first = true;
        return this;
    }

    /** A name or a street has no control character, so two escapes do. */
    private static String quoted(String value) {
        return '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    /** What is open is ended. */
    @Override
    public String toString() {
        return text + String.join("", ends.stream().map(String::valueOf).toList());
    }
}
