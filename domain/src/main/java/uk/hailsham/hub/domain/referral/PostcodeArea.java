package uk.hailsham.hub.domain.referral;

import java.util.List;
import java.util.Locale;

/**
 * A beginning of postcodes, cut where postcodes have a seam: area ({@code BN}), district ({@code BN27}) or sector
 * ({@code BN27 1}). {@code BN2} is another district than {@code BN27}.
 */
record PostcodeArea(String prefix) {
    PostcodeArea {
        prefix = prefix.strip().toUpperCase(Locale.ROOT);
    }

    static boolean anyHolds(List<String> prefixes, String postcode) {
        return prefixes.stream().anyMatch(prefix -> new PostcodeArea(prefix).holds(postcode));
    }

    boolean holds(String postcode) {
        String upper = postcode.strip().toUpperCase(Locale.ROOT);
        if (!upper.startsWith(prefix)) {
            return false;
        }
        if (upper.length() == prefix.length() || prefix.contains(" ")) {
            return true;
        }
        char next = upper.charAt(prefix.length());
        return Character.isDigit(prefix.charAt(prefix.length() - 1)) ? next == ' ' : Character.isDigit(next);
    }
}
