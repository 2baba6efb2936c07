package uk.hailsham.hub.app.bench;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import uk.hailsham.hub.app.Exit;
import uk.hailsham.hub.app.Refusal;
import uk.hailsham.hub.town.people.PeoplePlan;

/** So many entries of an index and so many pupils: {@code 11Mx25k}; {@code 1M} alone has 25,000 pupils, less than 250k a tenth. */
record Size(int entries, int pupils) {
    private static final Pattern FORM = Pattern.compile("(\\d+)([kM]?)(?:x(\\d+)([kM]?))?");
    private static final int USUAL_PUPILS = 25_000;

    static Size of(String text) {
        Matcher parts = FORM.matcher(text.strip());
        if (!parts.matches()) {
            throw new Refusal(Exit.USAGE, "--sizes: expected such as 100k or 11Mx25k, found '" + text + "'");
        }
        long entries = number(parts.group(1), parts.group(2));
        long pupils =
                parts.group(3) == null ? Math.min(USUAL_PUPILS, entries / 10) : number(parts.group(3), parts.group(4));
        if (entries < 10 || entries > PeoplePlan.MOST || pupils < 1 || pupils > entries * 7 / 10) {
            throw new Refusal(
                    Exit.USAGE,
                    "--sizes: expected 10 to " + PeoplePlan.MOST
                            + " entries and at most 0.7 times as many pupils, found '" + text + "'");
        }
        return new Size((int) entries, (int) pupils);
    }

    private static long number(String digits, String unit) {
        return Long.parseLong(digits) * (unit.equals("M") ? 1_000_000 : unit.equals("k") ? 1_000 : 1);
    }

    @Override
    public String toString() {
        return "children " + text(entries) + " x " + text(pupils);
    }

    private static String text(int number) {
        return number % 1_000_000 == 0
                ? number / 1_000_000 + "M"
                : number % 1_000 == 0 ? number / 1_000 + "k" : "" + number;
    }
}
