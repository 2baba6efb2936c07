package uk.hailsham.hub.reconcile.column;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Reads dates as systems write them into one number, yyyymmdd. What is not said is zero: 19710000 is a year alone. A time
 * behind the date is passed over.
 */
public final class DateText {
    /** No date. */
    public static final int NONE = 0;

    private static final String MONTHS = "JANFEBMARAPRMAYJUNJULAUGSEPOCTNOVDEC";
    private static final int THIS_CENTURY = 30;

    private final int[] parts = new int[3];
    private final int[] lengths = new int[3];
    private int found;
    private int named;

    /** @param dayFirst whether 03/04 is the third of April */
    public int read(byte[] text, int from, int to, boolean dayFirst) {
        split(text, from, to);
        if (found == 1) {
            return single(parts[0], lengths[0], dayFirst);
        }
        if (found < 3 || lengths[0] > 4 || lengths[1] > 4 || lengths[2] > 4) {
            return NONE;
        }
        return arranged(dayFirst);
    }

    private int arranged(boolean dayFirst) {
        if (named >= 0) {
            int day = parts[named == 0 ? 1 : lengths[0] == 4 ? 2 : 0];
            int year = lengths[0] == 4 ? parts[0] : century(parts[2], lengths[2]);
            return date(year, parts[named], day);
        }
        if (lengths[0] == 4) {
            return date(parts[0], parts[1], parts[2]);
        }
        int year = century(parts[2], lengths[2]);
        int usual = dayFirst ? date(year, parts[1], parts[0]) : date(year, parts[0], parts[1]);
        return usual != NONE ? usual : dayFirst ? date(year, parts[0], parts[1]) : date(year, parts[1], parts[0]);
    }

    private static int century(int year, int digits) {
        return digits > 2 ? year : year < THIS_CENTURY ? 2000 + year : 1900 + year;
    }

    private static int single(int number, int digits, boolean dayFirst) {
        if (digits == 4) {
            return date(number, 0, 0);
        }
        if (digits != 8) {
            return NONE;
        }
        int yearFirst = date(number / 10_000, number / 100 % 100, number % 100);
        if (yearFirst != NONE) {
            return yearFirst;
        }
        int first = number / 1_000_000;
        int second = number / 10_000 % 100;
        return dayFirst ? date(number % 10_000, second, first) : date(number % 10_000, first, second);
    }

    /** Zero for what is no date; month and day may be zero, for unknown. */
    public static int date(int year, int month, int day) {
        boolean sound = year >= 1000 && year < 2200 && month >= 0 && month <= 12 && day >= 0 && day <= 31;
        return sound ? year * 10_000 + month * 100 + day : NONE;
    }

    private void split(byte[] text, int from, int to) {
        found = 0;
        named = -1;
        int i = from;
        while (i < to && found < 3) {
            byte c = text[i];
            int end = i;
            if (c >= '0' && c <= '9') {
                end = number(text, i, to);
            } else if (isLetter(c)) {
                end = word(text, i, to);
            }
            i = Math.max(end, i + 1);
        }
    }

    private int number(byte[] text, int from, int to) {
        int end = from;
        int value = 0;
        while (end < to && text[end] >= '0' && text[end] <= '9' && end - from < 9) {
            value = value * 10 + text[end++] - '0';
        }
        parts[found] = value;
        lengths[found++] = end - from;
        return end;
    }

    /** A month's name takes a part; "th" and "T" take none. */
    private int word(byte[] text, int from, int to) {
        int end = from;
        while (end < to && isLetter(text[end])) {
            end++;
        }
        if (end - from >= 3) {
            String start = new String(text, from, 3, StandardCharsets.US_ASCII).toUpperCase(Locale.ROOT);
            int month = MONTHS.indexOf(start);
            if (month >= 0 && month % 3 == 0) {
                named = found;
                parts[found] = month / 3 + 1;
                lengths[found++] = 2;
            }
        }
        return end;
    }

    private static boolean isLetter(byte c) {
        return c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z';
    }
}
