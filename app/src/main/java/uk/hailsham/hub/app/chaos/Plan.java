package uk.hailsham.hub.app.chaos;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;

/**
 * What is killed when in a round, and for how long it is away; it follows from seed, round and size alone.
 *
 * @param blows in the order of time
 */
record Plan(int round, List<Blow> blows) {
    private static final int LAST_BLOW_MILLIS = 5_000;
    private static final int FIRST_STEPS_MILLIS = 1_500;
    private static final int PUPILS_A_MILLI = 5;
    private static final int LONGEST_AWAY_MILLIS = 1_500;
    private static final double OFTEN = 0.5;

    /** So that no round of one seed is the round of another. */
    private static final long SPREAD = 1_000_003;

    Plan {
        blows = List.copyOf(blows);
    }

    enum Victim {
        HUB("hub"),
        DATABASE("database"),
        /** Its first process alone; the others find themselves orphans. */
        DATABASE_FIRST_PROCESS("database's first process"),
        BROKER("broker");

        private final String word;

        Victim(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }
    }

    /**
     * @param at milliseconds after the night's papers were laid down
     * @param away milliseconds until it is started again
     */
    record Blow(Victim victim, int at, int away) {
        String text() {
            return "%s at %.1f s".formatted(victim.word(), at / 1e3);
        }
    }

    /** @param pupils of the night's drop: blows fall while it is worked on, not long after */
    static Plan of(long seed, int round, int pupils) {
        int last = Math.min(LAST_BLOW_MILLIS, FIRST_STEPS_MILLIS + pupils / PUPILS_A_MILLI);
        SplittableRandom random = new SplittableRandom(SPREAD * seed + round);
        List<Blow> blows = new ArrayList<>();
        if (random.nextDouble() < OFTEN) {
            blows.add(blow(Victim.HUB, last, random));
        }
        if (random.nextDouble() < OFTEN) {
            blows.add(blow(random.nextBoolean() ? Victim.DATABASE : Victim.DATABASE_FIRST_PROCESS, last, random));
        }
        if (random.nextDouble() < OFTEN || blows.isEmpty()) {
            blows.add(blow(Victim.BROKER, last, random));
        }
        blows.sort(Comparator.comparingInt(Blow::at));
        return new Plan(round, blows);
    }

    private static Blow blow(Victim victim, int last, SplittableRandom random) {
        return new Blow(victim, random.nextInt(last), random.nextInt(LONGEST_AWAY_MILLIS));
    }

    boolean kills(Victim victim) {
        return blows.stream().anyMatch(blow -> blow.victim() == victim);
    }
}
