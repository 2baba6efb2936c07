package uk.hailsham.hub.domain.waiting;

import java.util.List;
import java.util.OptionalInt;

/**
 * The share of children not yet seen after so many days, with those who still wait counted among them (Kaplan and Meier,
 * 1958), and those who began to wait before the quarter counted from the day at which the quarter found them (delayed
 * entry). Leaving either out would make the waiting look shorter than it is.
 */
final class WaitingCurve {
    /**
     * While others are still to enter, a day with fewer at risk tells nothing: one child seen at once would bring the whole
     * curve to naught.
     */
    private static final int FEWEST_EARLY = 5;

    private final List<Wait> waits;
    private final int[] days;

    WaitingCurve(List<Wait> waits) {
        this.waits = List.copyOf(waits);
        this.days = waits.stream()
                .filter(wait -> wait.end() == Wait.End.SEEN)
                .mapToInt(Wait::days)
                .distinct()
                .sorted()
                .toArray();
    }

    /**
     * The first day at which so many have been seen.
     *
     * @param share above 0, at most 1
     * @return empty when fewer have been seen than that, so that nobody can say yet
     */
    OptionalInt seen(double share) {
        double left = 1;
        for (int day : days) {
            long atRisk = waits.stream().filter(wait -> wait.atRisk(day)).count();
            boolean othersToCome = waits.stream().anyMatch(wait -> wait.entered() > day);
            if (othersToCome && atRisk < FEWEST_EARLY) {
                continue;
            }
            long seen = waits.stream().filter(wait -> wait.seenOn(day)).count();
            left *= 1 - (double) seen / atRisk;
            // A product of fractions: a half may come out a hair above a half.
            if (left <= 1 - share + 1e-9) {
                return OptionalInt.of(day);
            }
        }
        return OptionalInt.empty();
    }
}
