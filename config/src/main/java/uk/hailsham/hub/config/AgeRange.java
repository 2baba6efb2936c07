package uk.hailsham.hub.config;

import uk.hailsham.hub.config.yaml.Block;

/**
 * The keys {@code ageFrom} and {@code ageTo}, in completed years, both inclusive.
 *
 * @param from null for no limit
 * @param to null for no limit
 */
record AgeRange(Integer from, Integer to) {
    /** The age up to which an education, health and care plan can run (Children and Families Act 2014, section 46). */
    private static final int OLDEST = 25;

    static AgeRange read(Block block) {
        AgeRange range = new AgeRange(age(block, "ageFrom"), age(block, "ageTo"));
        if (range.from != null && range.to != null && range.from > range.to) {
            block.fault("ageTo", "expected no less than ageFrom (" + range.from + "), found '" + range.to + "'");
        }
        return range;
    }

    private static Integer age(Block block, String key) {
        return block.optional(key, "completed years from 0 to " + OLDEST, text -> {
                    int years = Integer.parseInt(text);
                    if (years < 0 || years > OLDEST) {
                        throw new IllegalArgumentException();
                    }
                    return years;
                })
                .orElse(null);
    }
}
