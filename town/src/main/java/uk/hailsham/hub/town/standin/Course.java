package uk.hailsham.hub.town.standin;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * What an agency comes to say of one referral and how long after it came, as its number has it: most are received within
 * a day or two, taken on within two weeks, seen after weeks, and closed; some are declined or put off, some only received,
 * and of some nobody ever hears.
 */
record Course(List<Step> steps) {
    private static final int SILENT = 7;
    private static final int ONLY_RECEIVED = 12;
    private static final int DECLINED = 24;
    private static final int PUT_OFF = 31;
    private static final int NOT_BROUGHT = 39;
    private static final List<String> DECLINE_REASONS =
            List.of("capacity", "capacity", "threshold", "other-service", "not-appropriate");

    /** @param status a word of the acknowledgement file @param reason empty for none */
    record Step(Duration after, String status, String reason) {}

    static Course of(String number) {
        SplittableRandom random = new SplittableRandom(number.hashCode());
        int kind = random.nextInt(100);
        List<Step> steps = new ArrayList<>();
        if (kind >= SILENT) {
            Duration received = Duration.ofHours(random.nextInt(2, 40));
            steps.add(new Step(received, "received", ""));
            if (kind >= ONLY_RECEIVED) {
                decide(received.plusDays(random.nextInt(1, 9)), kind, random, steps);
            }
        }
        return new Course(List.copyOf(steps));
    }

    private static void decide(Duration decided, int kind, SplittableRandom random, List<Step> steps) {
        if (kind < DECLINED) {
            String reason = DECLINE_REASONS.get(random.nextInt(DECLINE_REASONS.size()));
            steps.add(new Step(decided, "declined", reason));
            return;
        }
        Duration takenOn = decided;
        if (kind < PUT_OFF) {
            steps.add(new Step(decided, "on-hold", "waiting-list"));
            takenOn = decided.plusDays(random.nextInt(7, 22));
        }
        steps.add(new Step(takenOn, "accepted", ""));
        double luck = random.nextDouble();
        Duration seen = takenOn.plusDays(3 + Math.round(55 * luck * luck));
        if (kind >= PUT_OFF && kind < NOT_BROUGHT) {
            steps.add(new Step(seen, "not-brought", ""));
            seen = seen.plusDays(7);
        }
        steps.add(new Step(seen, "first-contact", ""));
        steps.add(new Step(seen.plusDays(random.nextInt(14, 71)), "closed", ""));
    }
}
