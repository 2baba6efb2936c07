package uk.hailsham.hub.config.yaml;

import java.util.Collection;
import java.util.Comparator;

/** Guesses which known word was meant by an unknown one. */
public final class Spelling {
    private static final int SLIPS = 2;

    private Spelling() {}

    /** Words to append to a fault's message; empty when no known word is near. */
    public static String meant(String found, Collection<String> known) {
        return known.stream()
                .filter(word -> apart(word, found) <= SLIPS)
                .min(Comparator.comparingInt(word -> apart(word, found)))
                .map(word -> "; did you mean '" + word + "'?")
                .orElse("");
    }

    /** Levenshtein's distance; configuration words are short. */
    private static int apart(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int above = row[j];
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(replaced, Math.min(above, row[j - 1]) + 1);
                diagonal = above;
            }
        }
        return row[b.length()];
    }
}
