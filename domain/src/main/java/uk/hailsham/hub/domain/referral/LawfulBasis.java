package uk.hailsham.hub.domain.referral;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The bases of UK GDPR Article 6(1) on which a referral can rest, by letter. {@code SAFEGUARDING} is how schools write the
 * recognised legitimate interest of the Data (Use and Access) Act 2025.
 */
public enum LawfulBasis {
    CONSENT("a"),
    LEGAL_OBLIGATION("c"),
    VITAL_INTERESTS("d"),
    PUBLIC_TASK("e"),
    SAFEGUARDING("ea"),
    LEGITIMATE_INTERESTS("f");

    private final String letter;

    LawfulBasis(String letter) {
        this.letter = letter;
    }

    /** Takes the word in any case, with blanks or hyphens, or the article: {@code Art. 6(1)(e)}. */
    public static Optional<LawfulBasis> of(String written) {
        if (written == null) {
            return Optional.empty();
        }
        String plain = written.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
        return Arrays.stream(values())
                .filter(basis ->
                        plain.equals(basis.word().replace("-", "")) || plain.matches("(art|article)?61" + basis.letter))
                .findFirst();
    }

    public static String words() {
        return Arrays.stream(values()).map(LawfulBasis::word).collect(Collectors.joining(", "));
    }

    private String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
