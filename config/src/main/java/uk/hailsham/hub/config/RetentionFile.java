package uk.hailsham.hub.config;

import java.time.LocalDate;
import java.time.Period;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import uk.hailsham.hub.config.yaml.Block;

/** {@code config/retention.yml}. */
final class RetentionFile {
    private static final int LONGEST = 100 * 365;

    private RetentionFile() {}

    private enum Unit {
        DAYS,
        MONTHS,
        YEARS
    }

    static Retention read(Block file) {
        file.require("rules");
        Set<String> seen = new HashSet<>();
        List<Retention.Rule> rules =
                file.blocks("rules").stream().map(block -> rule(block, seen)).toList();
        file.end();
        return new Retention(rules);
    }

    private static Retention.Rule rule(Block block, Set<String> seen) {
        block.require("what", "keep", "from", "source");
        Retention.Rule rule = new Retention.Rule(
                block.word("what", Kept.class).orElse(Kept.RAW_BYTES),
                block.block("keep").map(RetentionFile::period).orElse(Period.ZERO),
                block.optional("from", "a day such as 2026-11-01", LocalDate::parse)
                        .orElse(LocalDate.EPOCH),
                block.text("source"));
        if (!seen.add(rule.what() + " " + rule.from())) {
            block.fault("from", "expected one rule for " + rule.what().word() + " from that day, found another");
        }
        block.end();
        return rule;
    }

    private static Period period(Block block) {
        block.require("amount", "unit");
        int amount = block.number("amount", 1, LONGEST, 1);
        Unit unit = block.word("unit", Unit.class).orElse(Unit.DAYS);
        block.end();
        return switch (unit) {
            case DAYS -> Period.ofDays(amount);
            case MONTHS -> Period.ofMonths(amount);
            case YEARS -> Period.ofYears(amount);
        };
    }
}
