package uk.hailsham.hub.town;

import java.util.SplittableRandom;

/** Identifiers with right check characters, made up: none is anybody's. */
final class Numbers {
    private static final String LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ";

    private Numbers() {}

    /** A permanent UPN of East Sussex: position p weighs p, the letter is the sum mod 23 (GDSC UniquePupilNumber 2.0). */
    static String upn(int establishment, int year, int serial) {
        String digits = "845%04d%02d%03d".formatted(establishment, year % 100, serial % 1000);
        return checkLetter(digits) + digits;
    }

    static String temporaryUpn(int establishment, int year, int serial) {
        String rest = "845%04d%02d%02dA".formatted(establishment, year % 100, serial % 100);
        return checkLetter(rest) + rest;
    }

    private static char checkLetter(String rest) {
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

    /** In the range kept for tests, 999 … */
    static String nhs(SplittableRandom random) {
        while (true) {
            String nine = "999" + "%06d".formatted(random.nextInt(1_000_000));
            int sum = 0;
            for (int i = 0; i < 9; i++) {
                sum += (10 - i) * (nine.charAt(i) - '0');
            }
            int check = (11 - sum % 11) % 11;
            if (check < 10) {
                return nine + check;
            }
        }
    }

    static String postcode(SplittableRandom random) {
        String inward = "ABDEFGHJLNPQRSTUWXYZ";
        return "BN27 " + (1 + random.nextInt(4)) + inward.charAt(random.nextInt(inward.length()))
                + inward.charAt(random.nextInt(inward.length()));
    }
}
