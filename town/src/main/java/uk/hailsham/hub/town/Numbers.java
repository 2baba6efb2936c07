package uk.hailsham.hub.town;

/**
 * Identifiers with right check characters, made up: establishments from 7000 and NHS numbers from 999 downwards are
 * nobody's. Each serial has its own, so that none comes twice however large the town.
 */
public final class Numbers {
    private static final String LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ";
    private static final int[] AUTHORITIES = {845, 846, 850, 851, 852, 867, 868, 869, 870, 871, 872, 886, 887, 921, 931
    };
    private static final int MILLION = 1_000_000;

    private Numbers() {}

    /** The UPN of a child who came to a first school in {@code year}. */
    public static String upn(int serial, int year) {
        return permanent(9000, serial, year);
    }

    /** The UPN that somebody gave the same child later, or before. */
    static String otherUpn(int serial, int year) {
        return permanent(8000, serial, year);
    }

    /** Position p weighs p, the letter is the sum mod 23 (GDSC UniquePupilNumber 2.0). */
    private static String permanent(int from, int serial, int year) {
        StringBuilder digits = new StringBuilder(13);
        digits.append(AUTHORITIES[serial / MILLION % AUTHORITIES.length]);
        digits.append(from + serial / 1000 % 1000);
        padded(digits, year % 100, 2);
        padded(digits, serial % 1000, 3);
        return digits.insert(0, checkLetter(digits)).toString();
    }

    /** As a format string would; eleven million of them are wanted at a time. */
    private static void padded(StringBuilder to, int number, int width) {
        for (int least = width == 3 ? 100 : 10; least > 1 && number < least; least /= 10) {
            to.append('0');
        }
        to.append(number);
    }

    static String temporaryUpn(int serial, int year) {
        String rest = "%03d%04d%02d%02d%s"
                .formatted(
                        AUTHORITIES[0],
                        7000 + serial / 2300 % 1000,
                        year % 100,
                        serial % 100,
                        LETTERS.charAt(serial / 100 % 23));
        return checkLetter(rest) + rest;
    }

    private static char checkLetter(CharSequence rest) {
        int sum = 0;
        for (int i = 0; i < rest.length(); i++) {
            char c = rest.charAt(i);
            sum += (i + 2) * (Character.isDigit(c) ? c - '0' : LETTERS.indexOf(c));
        }
        return LETTERS.charAt(sum % LETTERS.length());
    }

    /** The same with another check letter. */
    static String spoilt(String upn) {
        char other = LETTERS.charAt((LETTERS.indexOf(upn.charAt(0)) + 5) % LETTERS.length());
        return other + upn.substring(1);
    }

    /** Null for the serials whose check digit would be ten: such a number is not issued. */
    public static String nhs(int serial) {
        long nine = 999_000_000L - (long) MILLION * (serial / MILLION) + scattered(serial % MILLION);
        int check = (11 - weighed(nine) % 11) % 11;
        return check == 10 ? null : nine + "" + check;
    }

    /** Null for the serials whose remainder is nought: such a number is not issued. */
    static String uln(int serial) {
        long nine = 990_000_000L - (long) MILLION * (serial / MILLION) + scattered(serial % MILLION);
        int rest = weighed(nine) % 11;
        return rest == 0 ? null : nine + "" + (10 - rest);
    }

    /** Neighbours in the town are not neighbours in numbers: 700,001 has no factor in common with a million. */
    private static long scattered(int serial) {
        return serial * 700_001L % MILLION;
    }

    private static int weighed(long nine) {
        int sum = 0;
        long left = nine;
        for (int weight = 2; weight <= 10; weight++) {
            sum += weight * (int) (left % 10);
            left /= 10;
        }
        return sum;
    }

    /** In the Index. */
    public static String index(int serial) {
        return "CI"
                + Long.toString(100_000_000L + (serial * 61_803_399L + 13) % 99_999_989L)
                        .substring(1);
    }
}
