package uk.hailsham.hub.app.generate;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Option;
import uk.hailsham.hub.app.Exit;
import uk.hailsham.hub.app.Refusal;
import uk.hailsham.hub.town.people.PeoplePlan;
import uk.hailsham.hub.town.people.Rate;
import uk.hailsham.hub.town.people.Rates;

/** What a population for record linkage is to be like. */
final class PeopleOptions {
    /** More pupils than that would need children who are not of school age. */
    private static final double OF_SCHOOL_AGE = 0.7;

    @Option(
            names = "--people",
            description = "Instead of a town, a population for linking: index.csv (--index), roll.csv (--pupils) and "
                    + "truth.csv, in which the roll is left and the index right, right empty for who has no partner; "
                    + "kind says what was done to the pair.")
    private boolean people;

    @Option(
            names = "--one-file",
            description = "With --people: people.csv (--index records) in which persons come again, and truth.csv "
                    + "with every pair of records of one person.")
    private boolean oneFile;

    @Option(
            names = "--rate",
            paramLabel = "KIND=P",
            description = "With --people: how often KIND is so, 0 to 1; see below.")
    private Map<String, Double> rates = new LinkedHashMap<>();

    @Option(
            names = "--unevenness",
            paramLabel = "F",
            defaultValue = "1",
            description = "With --people: how far slips in names differ by the names' origin: 0 not at all, "
                    + "1 from 0.8 to 1.9 times (default: ${DEFAULT-VALUE}).")
    private double unevenness;

    boolean wanted() {
        return people;
    }

    boolean oneFile() {
        return oneFile;
    }

    PeoplePlan plan(int index, int pupils, long seed) {
        if (index < 1 || index > PeoplePlan.MOST) {
            throw new Refusal(Exit.USAGE, "--index: expected 1 to " + PeoplePlan.MOST + " entries, found " + index);
        }
        if (!oneFile && pupils > Math.max(1, index * OF_SCHOOL_AGE)) {
            throw new Refusal(
                    Exit.USAGE,
                    "--pupils: expected at most 0.7 of --index (the others are not of school age), found " + pupils
                            + " of " + index);
        }
        return new PeoplePlan(index, oneFile ? 0 : pupils, seed, GenerateCommand.TODAY, new Rates(asked(), unevenness));
    }

    private Map<Rate, Double> asked() {
        Map<Rate, Double> asked = new EnumMap<>(Rate.class);
        rates.forEach((key, value) -> {
            Rate rate = Rate.of(key)
                    .orElseThrow(() -> new Refusal(
                            Exit.USAGE, "--rate: expected a kind that hub generate --help lists, found '" + key + "'"));
            if (!(value >= 0 && value <= 1)) {
                throw new Refusal(Exit.USAGE, "--rate " + key + ": expected 0 to 1, found " + value);
            }
            asked.put(rate, value);
        });
        return asked;
    }

    /** Every kind with its usual rate, for the help. */
    static String[] kinds() {
        StringBuilder text = new StringBuilder("\nKinds and their usual rates:\n");
        for (Rate rate : Rate.values()) {
            text.append("  %s (%s): %s%n".formatted(rate.key(), plain(rate.usual()), rate.meaning()));
        }
        return text.toString().split("\n");
    }

    private static String plain(double rate) {
        return String.format(Locale.ROOT, "%.3f", rate);
    }
}
