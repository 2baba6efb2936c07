package uk.hailsham.hub.reconcile.comparison;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import uk.hailsham.hub.reconcile.Level;

/** Compares names as people write them: accents, hyphens, apostrophes and single slips of the pen do not separate. */
public final class Names {
    private static final int SHORTEST_WITH_SLIP = 4;

    private Names() {}

    /** The best level of any value on the left with any on the right. */
    public static Level compare(List<String> left, List<String> right) {
        if (left.isEmpty() || right.isEmpty()) {
            return Level.MISSING;
        }
        Level best = Level.DIFFERENT;
        for (String a : left) {
            for (String b : right) {
                Level level = compare(fold(a), fold(b));
                best = level.compareTo(best) < 0 ? level : best;
            }
        }
        return best;
    }

    private static Level compare(String left, String right) {
        if (left.equals(right)) {
            return Level.EXACT;
        }
        return shareAPart(left, right) || oneSlipApart(left, right) ? Level.CLOSE : Level.DIFFERENT;
    }

    /** Upper case, without accents and punctuation, parts separated by one space. */
    public static String fold(String name) {
        String plain = Normalizer.normalize(name, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toUpperCase(Locale.ROOT)
                .replace("Ł", "L")
                .replace("Ø", "O")
                .replace("Đ", "D")
                .replace("Æ", "AE")
                .replace("Œ", "OE")
                .replace("İ", "I")
                .replace("ẞ", "SS");
        return plain.replaceAll("['’`.]", "")
                .replaceAll("[^\\p{L}\\p{N}]+", " ")
                .strip();
    }

    /** Smith and Smith-Jones, Anna Maria and Anna. */
    private static boolean shareAPart(String left, String right) {
        Set<String> parts =
                Arrays.stream(left.split(" ")).filter(part -> part.length() > 2).collect(Collectors.toSet());
        return Arrays.stream(right.split(" ")).anyMatch(parts::contains);
    }

    private static boolean oneSlipApart(String left, String right) {
        return Math.min(left.length(), right.length()) >= SHORTEST_WITH_SLIP && Slips.between(left, right) == 1;
    }
}
