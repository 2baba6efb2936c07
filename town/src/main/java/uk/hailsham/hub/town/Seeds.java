package uk.hailsham.hub.town;

import java.util.SplittableRandom;

/** Chance that can be had again: household 17 of seed 7 is the same in every run, whatever was asked before. */
public final class Seeds {
    private Seeds() {}

    /** Seeds are mixed because two generators whose seeds differ by the golden gamma repeat each other. */
    public static SplittableRandom of(long seed, long number) {
        return new SplittableRandom(mixed(seed + mixed(number)));
    }

    /** Stafford's thirteenth mixing function. */
    private static long mixed(long value) {
        long z = value + 0x9E3779B97F4A7C15L;
        z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
        z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
        return z ^ z >>> 31;
    }
}
