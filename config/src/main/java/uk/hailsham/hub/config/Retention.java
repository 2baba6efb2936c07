package uk.hailsham.hub.config;

import java.time.LocalDate;
import java.time.Period;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** For how long what is kept, as {@code retention.yml} says: dated rules with their source. */
public record Retention(List<Rule> rules) {
    /** Long enough to mend a mapping and replay what it misread. */
    private static final Period RAW_BYTES_UNSAID = Period.ofDays(30);

    public Retention {
        rules = List.copyOf(rules);
    }

    /**
     * @param from the first day the rule holds; a later rule for the same thing takes its place
     * @param source a law, guidance or a decision of the partnership
     */
    public record Rule(Kept what, Period keep, LocalDate from, String source) {}

    /** The rule that holds on a day. */
    public Optional<Rule> rule(Kept what, LocalDate day) {
        return rules.stream()
                .filter(rule -> rule.what() == what && !rule.from().isAfter(day))
                .max(Comparator.comparing(Rule::from));
    }

    /** What no rule of that day speaks of. */
    public List<Kept> without(LocalDate day) {
        return Arrays.stream(Kept.values())
                .filter(what -> rule(what, day).isEmpty())
                .toList();
    }

    /** For how long raw bytes are kept on a day; 30 days when nothing is said. */
    public Period rawBytes(LocalDate day) {
        return rule(Kept.RAW_BYTES, day).map(Rule::keep).orElse(RAW_BYTES_UNSAID);
    }
}
