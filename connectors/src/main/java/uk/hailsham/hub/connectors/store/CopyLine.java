package uk.hailsham.hub.connectors.store;

import java.util.HexFormat;
import java.util.List;

/**
 * One line of PostgreSQL's COPY text format. NUL, which PostgreSQL cannot hold, becomes U+FFFD, so that one hostile value
 * does not cost the whole drop.
 */
final class CopyLine {
    private static final HexFormat HEX = HexFormat.of();

    private final StringBuilder line;
    private boolean first = true;

    CopyLine(StringBuilder line) {
        this.line = line;
    }

    /** @param value null for SQL null */
    CopyLine text(Object value) {
        separate();
        if (value == null) {
            line.append("\\N");
        } else {
            escape(value.toString());
        }
        return this;
    }

    /** JSON in which an escaped NUL, which jsonb refuses, is replaced. */
    CopyLine json(String value) {
        return text(value == null ? null : withoutEscapedNul(value));
    }

    CopyLine bytes(byte[] value) {
        return text(value == null ? null : "\\x" + HEX.formatHex(value));
    }

    CopyLine array(List<?> values) {
        StringBuilder literal = new StringBuilder("{");
        for (Object value : values) {
            literal.append(literal.length() > 1 ? "," : "").append(element(value));
        }
        return text(literal.append('}'));
    }

    void end() {
        line.append('\n');
    }

    private static String element(Object value) {
        return value == null
                ? "NULL"
                : '"' + value.toString().replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private static String withoutEscapedNul(String json) {
        return json.contains("\\u0000") ? json.replaceAll("(?<!\\\\)((?:\\\\\\\\)*)\\\\u0000", "$1\uFFFD") : json;
    }

    private void separate() {
        if (!first) {
            line.append('\t');
        }
        first = false;
    }

    /** What needs no escaping goes in whole stretches: nearly every value is one. */
    private void escape(String value) {
        int from = 0;
        for (int i = 0; i < value.length(); i++) {
            String instead = instead(value.charAt(i));
            if (instead != null) {
                line.append(value, from, i).append(instead);
                from = i + 1;
            }
        }
        line.append(value, from, value.length());
    }

    private static String instead(char c) {
        return switch (c) {
            case '\\' -> "\\\\";
            case '\t' -> "\\t";
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case 0 -> "\uFFFD";
            default -> null;
        };
    }
}
