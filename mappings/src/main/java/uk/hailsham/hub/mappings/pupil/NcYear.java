package uk.hailsham.hub.mappings.pupil;

import java.util.Locale;
import java.util.regex.Pattern;

/** Years of the national curriculum. */
public final class NcYear {
    private static final Pattern WORDS =
            Pattern.compile("^\\s*(national curriculum )?year\\s*(group)?\\s*", Pattern.CASE_INSENSITIVE);
    private static final Pattern DECIMAL = Pattern.compile("^(\\d+)\\.0+$");
    private static final Pattern NOUGHT = Pattern.compile("^0(?=\\d)");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,2}");

    private NcYear() {}

    /** What the code list has, out of what exports write: "Year 5", "Reception", "05", "5.0"; null stays null. */
    public static String plain(String raw) {
        if (raw == null) {
            return null;
        }
        String number = WORDS.matcher(raw).replaceFirst("").strip();
        String year = DECIMAL.matcher(number).replaceFirst("$1");
        return year.toLowerCase(Locale.ROOT).startsWith("rec")
                ? "R"
                : NOUGHT.matcher(year).replaceFirst("");
    }

    /** Of the national curriculum: years 1 to 2, 3 to 6, 7 to 9, 10 to 11; null for other years. */
    public static String keyStage(String year) {
        if (year == null || !NUMBER.matcher(year).matches()) {
            return "R".equals(year) ? "EYFS" : null;
        }
        int number = Integer.parseInt(year);
        return number <= 2 ? "1" : number <= 6 ? "2" : number <= 9 ? "3" : number <= 11 ? "4" : "5";
    }
}
