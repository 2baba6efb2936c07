package uk.hailsham.hub.reconcile.pack;

import java.util.Map;

/** Address lines as they are compared: the usual words of streets shortened, house numbers without what surrounds them. */
final class Address {
    private static final Map<String, String> SHORT = Map.ofEntries(
            Map.entry("STREET", "ST"),
            Map.entry("STR", "ST"),
            Map.entry("ROAD", "RD"),
            Map.entry("AVENUE", "AV"),
            Map.entry("AVE", "AV"),
            Map.entry("CLOSE", "CL"),
            Map.entry("LANE", "LN"),
            Map.entry("DRIVE", "DR"),
            Map.entry("DRV", "DR"),
            Map.entry("GARDENS", "GDNS"),
            Map.entry("COURT", "CT"),
            Map.entry("CRESCENT", "CRES"),
            Map.entry("CIRCUIT", "CCT"),
            Map.entry("PLACE", "PL"),
            Map.entry("SQUARE", "SQ"),
            Map.entry("TERRACE", "TCE"),
            Map.entry("HOUSE", "HSE"),
            Map.entry("FLAT", "FL"),
            Map.entry("APARTMENT", "FL"),
            Map.entry("APT", "FL"),
            Map.entry("UNIT", "FL"));

    private Address() {}

    /** Shortens in place; gives the new length. */
    static int shorten(byte[] line, int length) {
        int out = 0;
        int from = 0;
        for (int i = 0; i <= length; i++) {
            if (i == length || line[i] == ' ') {
                String shortened =
                        i - from >= 3 && i - from <= 9 ? SHORT.get(new String(line, 0, from, i - from)) : null;
                if (out > 0) {
                    line[out++] = ' ';
                }
                for (int j = 0; j < (shortened == null ? i - from : shortened.length()); j++) {
                    line[out++] = shortened == null ? line[from + j] : (byte) shortened.charAt(j);
                }
                from = i + 1;
            }
        }
        return out;
    }

    /** Letters behind figures are closed up: "12 A" is 12A; leading zeros go. */
    static int number(byte[] text, int length) {
        int out = 0;
        for (int i = 0; i < length; i++) {
            boolean gap = text[i] == ' ' && out > 0 && isFigure(text[out - 1]) && i == length - 2;
            boolean leading = text[i] == '0' && out == 0 && i < length - 1;
            if (!gap && !leading) {
                text[out++] = text[i];
            }
        }
        return out;
    }

    private static boolean isFigure(byte c) {
        return c >= '0' && c <= '9';
    }

    static boolean isFigures(byte[] text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (!isFigure(text[i])) {
                return false;
            }
        }
        return to > from;
    }
}
