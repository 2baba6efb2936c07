package uk.hailsham.hub.mappings.pupil;

import java.util.Locale;

/** Years of the national curriculum. */
public final class NcYear {
    private NcYear() {}

    /** What the code list has, out of what exports write: "Year 5", "Reception", "05", "5.0"; null stays null. */
    public static String plain(String raw) {
        if (raw == null) {
            return null;
        }
        String year = raw.replaceFirst("(?i)^\\s*(national curriculum )?year\\s*(group)?\\s*", "")
                .strip()
                .replaceFirst("^(\\d+)\\.0+$", "$1");
        return year.toLowerCase(Locale.ROOT).startsWith("rec") ? "R" : year.replaceFirst("^0(?=\\d)", "");
    }

    /** Of the national curriculum: years 1 to 2, 3 to 6, 7 to 9, 10 to 11; null for other years. */
    public static String keyStage(String year) {
        if (year == null || !year.matches("\\d{1,2}")) {
            return "R".equals(year) ? "EYFS" : null;
        }
        int number = Integer.parseInt(year);
        return number <= 2 ? "1" : number <= 6 ? "2" : number <= 9 ? "3" : number <= 11 ? "4" : "5";
    }
}
