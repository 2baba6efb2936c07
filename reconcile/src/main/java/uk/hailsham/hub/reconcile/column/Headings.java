package uk.hailsham.hub.reconcile.column;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads headings as systems write them: {@code Date of birth}, {@code date_of_birth}, {@code personBirthDate}. */
final class Headings {
    /** The subject of a birth year told by an age. */
    static final String AGE = "age";

    private static final Pattern CAMEL = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])");
    private static final Pattern NOISE = Pattern.compile(
            "\\b(the|pupil|pupils|student|child|childs|person|persons|patient|client|member|voter|learner|res|residence"
                    + "|residential|home|current|reg|cd|desc|txt|text|value|field|primary|main|your|applicant)\\b");
    private static final Pattern OTHER = Pattern.compile(
            "\\b(former|previous|prev|maiden|old|preferred|chosen|known as|alias|aka|nick|nickname|alternative|alt|second|other"
                    + "|birth(?= ?(?:surname|family|last)))\\b");
    private static final List<Known> KNOWN = known();

    private record Known(Pattern words, Kind kind, String subject) {
        /** @param line kind/subject: words */
        static Known of(String line) {
            int colon = line.indexOf(':');
            int stroke = line.lastIndexOf('/', colon);
            String kind = line.substring(0, stroke < 0 ? colon : stroke);
            return new Known(
                    Pattern.compile(line.substring(colon + 1).strip()),
                    Kind.valueOf(kind.toUpperCase(Locale.ROOT).replace('-', '_')),
                    stroke < 0 ? "" : line.substring(stroke + 1, colon));
        }
    }

    private static List<Known> known() {
        try (InputStream in = Headings.class.getResourceAsStream("headings.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(Known::of)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Headings() {}

    /** What the heading says; empty when it says nothing known. */
    static Optional<Heading> read(String heading) {
        String words = CAMEL.matcher(heading)
                .replaceAll(" ")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}0-9]+", " ")
                .strip();
        Optional<Heading> whole = known(words, false);
        if (whole.isPresent()) {
            return whole;
        }
        String plain = squeeze(NOISE.matcher(words).replaceAll(" "));
        Optional<Heading> quiet = known(plain, false).or(() -> known(squeeze(plain.replace("legal", " ")), false));
        if (quiet.isPresent()) {
            return quiet;
        }
        Matcher other = OTHER.matcher(plain);
        String rest = squeeze(other.replaceAll(" "));
        return rest.equals(plain) ? Optional.empty() : rest.isEmpty() ? alias(plain) : known(rest, true);
    }

    /** "Known as" and "nickname" alone speak of the given name. */
    private static Optional<Heading> alias(String plain) {
        return plain.matches("known as|nick|nickname|nick name|alias|aka")
                ? Optional.of(new Heading(Kind.GIVEN_NAME, "", true))
                : Optional.empty();
    }

    private static Optional<Heading> known(String words, boolean other) {
        return KNOWN.stream()
                .filter(known -> known.words().matcher(words).matches())
                .findFirst()
                .map(known -> new Heading(known.kind(), known.subject(), other || words.equals("lname c2")));
    }

    private static String squeeze(String words) {
        return words.replaceAll(" +", " ").strip();
    }
}
